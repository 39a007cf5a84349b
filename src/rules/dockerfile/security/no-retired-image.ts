import { movedImageOf } from '#knowledge/moved-images.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'no-retired-image',
  title: 'Take images from where they are published today',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A repository that its publisher has left keeps serving its last images for years, with every hole that was found since. Some vanish without notice, and the build with them.',
  remedy: 'Take the successor that is named.',
  messages: { replaced: '{image} is retired: take {to}.' },
  check: {
    stage(stage, { report }) {
      for (const { image, word } of imageUsesOf(stage)) {
        const moved = movedImageOf(image.repository, image.tag);
        if (!moved) continue;
        const values = { image: image.repository, to: moved.to };
        report({ message: 'replaced', values, at: word.span, related: [{ at: word.span, note: moved.why }] });
      }
    },
  },
  examples: [
    {
      bad: 'FROM openjdk:21-jdk-slim\n',
      at: 'openjdk:21-jdk-slim',
      good: 'FROM eclipse-temurin:21-jdk\n',
    },
    {
      bad: 'FROM gcr.io/distroless/nodejs18-debian11\n',
      at: 'gcr.io/distroless/nodejs18-debian11',
      good: 'FROM gcr.io/distroless/nodejs24-debian13:nonroot\n',
    },
    { title: 'Early-access builds are still published', good: 'FROM openjdk:27-ea-slim\n' },
  ],
});
