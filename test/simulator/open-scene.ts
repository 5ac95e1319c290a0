import { Drive } from './drive.ts'
import { settleIn } from './person.ts'
import type { Scene } from './scene.ts'
import { Story } from './story.ts'
import type { World } from './world.ts'

/** A person with a few things to do, their first plan made and shown. */
export async function openScene(world: World, seed: number): Promise<Scene> {
  await world.begin(seed)
  const drive = new Drive(world)
  const scene = { world, drive, story: new Story(), userId: await settleIn(world) }
  await drive.rest()
  return scene
}
