/** The whole of a small world: 48 animals, five facts about each. */

export type Fact = 'colour' | 'home' | 'food' | 'skill' | 'baby';

export const FACTS: readonly Fact[] = ['colour', 'home', 'food', 'skill', 'baby'];

/** Worded to stand at the end of a sentence: "The zebra lives" + "on the savanna". */
export type Animal = { readonly name: string } & Readonly<Record<Fact, string>>;

const TABLE = `
zebra     | black and white | on the savanna   | grass     | run fast       | foal
lion      | golden          | on the savanna   | meat      | roar           | cub
elephant  | grey            | on the savanna   | roots     | spray water    | calf
giraffe   | yellow          | on the savanna   | leaves    | reach high     | calf
monkey    | brown           | in the jungle    | bananas   | swing          | infant
tiger     | orange          | in the jungle    | meat      | hunt at night  | cub
parrot    | red             | in the jungle    | nuts      | talk           | chick
gorilla   | black           | in the jungle    | leaves    | beat its chest | infant
panda     | black and white | in the mountains | bamboo    | climb          | cub
goat      | white           | in the mountains | grass     | jump           | kid
eagle     | brown           | in the mountains | rabbits   | see far        | eaglet
wolf      | grey            | in the forest    | meat      | howl           | pup
fox       | orange          | in the forest    | mice      | hide           | kit
bear      | brown           | in the forest    | honey     | climb          | cub
owl       | brown           | in the forest    | mice      | hunt at night  | owlet
deer      | brown           | in the forest    | leaves    | leap           | fawn
squirrel  | red             | in the forest    | nuts      | climb          | kit
snake     | green           | in the jungle    | eggs      | hiss           | hatchling
camel     | golden          | in the desert    | thorns    | carry people   | calf
scorpion  | black           | in the desert    | insects   | sting          | nymph
lizard    | green           | in the desert    | insects   | hide           | hatchling
penguin   | black and white | on the ice       | fish      | dive           | chick
seal      | grey            | on the ice       | fish      | dive           | pup
walrus    | brown           | on the ice       | clams     | swim           | calf
whale     | blue            | in the sea       | plankton  | sing           | calf
shark     | grey            | in the sea       | fish      | swim           | pup
dolphin   | grey            | in the sea       | fish      | leap           | calf
octopus   | red             | in the sea       | crabs     | hide           | larva
turtle    | green           | in the sea       | jellyfish | swim           | hatchling
crab      | orange          | on the beach     | worms     | dig            | larva
gull      | white           | on the beach     | clams     | fly            | chick
flamingo  | pink            | by the lake      | shrimp    | stand still    | chick
swan      | white           | by the lake      | weeds     | glide          | cygnet
frog      | green           | by the lake      | flies     | jump           | tadpole
duck      | yellow          | by the lake      | weeds     | swim           | duckling
otter     | brown           | in the river     | crabs     | dive           | pup
beaver    | brown           | in the river     | bark      | build          | kit
hippo     | grey            | in the river     | grass     | float          | calf
crocodile | green           | in the river     | meat      | bite           | hatchling
cow       | black and white | on the farm      | grass     | give milk      | calf
pig       | pink            | on the farm      | roots     | dig            | piglet
sheep     | white           | on the farm      | grass     | give wool      | lamb
hen       | red             | on the farm      | seeds     | lay eggs       | chick
horse     | brown           | on the farm      | hay       | run fast       | foal
rabbit    | white           | in the garden    | carrots   | jump           | kit
bee       | yellow          | in the garden    | nectar    | make honey     | larva
robin     | red             | in the garden    | worms     | sing           | chick
mole      | black           | under the ground | worms     | dig            | pup
`;

export const ANIMALS: readonly Animal[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name, colour, home, food, skill, baby] = line.split('|').map((cell) => cell.trim());
    return { name, colour, home, food, skill, baby };
  });

/** "an owl" */
export const withArticle = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

/** A fact as sentences say it: "black and white", "a foal". */
export const valueOf = (animal: Animal, fact: Fact): string =>
  fact === 'baby' ? withArticle(animal.baby) : animal[fact];
