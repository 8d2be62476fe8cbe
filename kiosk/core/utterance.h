// Utterance: what is to be said, as a value. Built by scene::narrate, spoken by the speech hand.
//
// Pure values, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/words.h"

namespace core {

enum class Priority { now, next, when_quiet };

// A new screen or a user's act raises the generation; what belongs to an older one stops within one audio buffer.
using Generation = std::uint64_t;

struct Chunk {
  std::string node;  // key of the scene node it reads; "" for none
  Words words;       // headphones
  std::optional<Words>
      instead;  // loudspeaker, when words are personal: the pointer sentence (请看屏幕第二行，或者插上耳机)
  std::chrono::milliseconds pause_after{250};

  bool operator==(const Chunk&) const = default;
};

struct Utterance {
  Generation generation = 0;
  Priority priority = Priority::now;
  std::vector<Chunk> chunks;

  bool empty() const { return chunks.empty(); }
  bool operator==(const Utterance&) const = default;
};

}  // namespace core
