// Words written by hand, for the tests of the voice: the room speech never sees `text`.
#pragma once

#include <string>
#include <vector>

#include "core/utterance.h"

namespace by_hand {

struct Bit {
  std::string said, voiced;
  core::Privacy privacy = core::Privacy::open;
};

inline core::Words words(const std::vector<Bit>& bits, std::string language = "zh-Hans") {
  core::Words out;
  out.language = std::move(language);
  for (const Bit& bit : bits) {
    core::Piece piece;
    piece.seen_begin = static_cast<std::uint32_t>(out.seen.size());
    out.seen += bit.said;
    piece.seen_end = static_cast<std::uint32_t>(out.seen.size());
    piece.said = bit.said;
    piece.voiced = bit.voiced;
    piece.privacy = bit.privacy;
    if (bit.privacy == core::Privacy::personal) piece.mask = "***";
    out.pieces.push_back(piece);
  }
  return out;
}

inline core::Words greeting() {
  return words({{"您好", "nin2 hao3"}, {"，", ""}, {"请", "qing3"}, {"看", "kan4"}, {"屏幕", "ping2 mu4"}, {"。", ""}});
}
inline core::Words short_words() { return words({{"请", "qing3"}, {"按", "an4"}, {"开始", "kai1 shi3"}, {"。", ""}}); }
inline core::Words pointer() {
  return words(
      {{"请", "qing3"}, {"看", "kan4"}, {"屏幕", "ping2 mu4"}, {"第二", "di4 er4"}, {"行", "hang2"}, {"。", ""}});
}
inline core::Words amount() {
  return words({{"一共", "yi2 gong4"},
                {"三千", "san1 qian1", core::Privacy::personal},
                {"五百", "wu3 bai3", core::Privacy::personal},
                {"元", "yuan2", core::Privacy::personal},
                {"。", ""}});
}

inline core::Chunk chunk(core::Words words, std::string node = "") {
  return {std::move(node), std::move(words), {}, std::chrono::milliseconds{250}};
}
inline core::Chunk private_chunk() { return {"line.2", amount(), pointer(), std::chrono::milliseconds{250}}; }

inline core::Utterance utterance(core::Generation generation, std::vector<core::Chunk> chunks,
                                 core::Priority priority = core::Priority::now) {
  return {generation, priority, std::move(chunks)};
}

}  // namespace by_hand
