import { masterKeyOf } from '#adapters/system/master-key.ts'
import { createOpener } from '#adapters/system/sealer.ts'
import { createSecretBox, deriveSealingKey } from '#adapters/system/secret-box.ts'
import type { LinkSealer, Opener } from '#app/ports/sealer.ts'

type TestSealing = { readonly sealer: Opener; readonly opener: Opener; readonly links: LinkSealer }

/** What a process of all roles has, with keys that never change. */
export function testSealing(): TestSealing {
  const opener = createOpener(masterKeyOf(Buffer.alloc(32, 9)))
  const box = createSecretBox(deriveSealingKey('test', 'a secret with enough chance in it'))
  return {
    sealer: opener,
    opener,
    links: { seal: (plain) => box.seal(plain, 'link'), open: (sealed) => box.open(sealed, 'link') },
  }
}
