// Readings of everyday characters that stand alone, by their neighbours: 着 in 睡着了 and 拿着, 长 in 长了个包 and 很长.
//
// Used by chinese_words; pure, any thread. They return "" where they have no opinion. Source of the readings: 现代汉语词典.
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "text/chinese_words.h"

namespace text::chinese {

// One everyday character and what decides its reading.
struct Sense {
  char32_t letter;
  std::string (*read)(const Neighbours& around, std::size_t index);
};
inline std::string read_by_table(std::span<const Sense> senses, const Neighbours& around, std::size_t index) {
  const auto found =
      std::find_if(senses.begin(), senses.end(), [&](const Sense& sense) { return sense.letter == around.at(index); });
  return found == senses.end() ? "" : found->read(around, index);
}

// chinese_particles.cc: 得 着 了; 得 has chinese_particle_de.cc to itself.
std::string read_must_or_particle(const Neighbours& around, std::size_t index);
std::string read_de_in_word(const Neighbours& around, std::size_t index);
std::string read_particle_in_word(const Neighbours& around, std::size_t index);
std::string read_particle(const Neighbours& around, std::size_t index);
// chinese_everyday_frames.cc: frames of everyday characters, alone and in a word that is none here (还不 in 还不完的债).
std::string read_by_everyday_frame(const Neighbours& around, std::size_t index);
std::string read_cut_off_frame(const Neighbours& around, std::size_t index);
// chinese_everyday_senses.cc: 长 重 数 行 看 倒 当 干 落. chinese_small_words.cc: 过 好 和 没 只 空.
std::string read_by_everyday_sense(const Neighbours& around, std::size_t index);
std::string read_small_word(const Neighbours& around, std::size_t index);
// chinese_senses.cc and chinese_rarer_senses.cc: other characters that need a look further than the next one.
std::string read_by_sense(const Neighbours& around, std::size_t index);
std::string read_by_rarer_sense(const Neighbours& around, std::size_t index);
// chinese_place_senses.cc: what villages and streets are named by, 铺 堡 圩.
std::string read_by_place(const Neighbours& around, std::size_t index);
// The road behind a town whose end makes an office of it: 石桥镇 长兴村.
std::string read_in_place(const Neighbours& around, std::size_t index);
// chinese_deed_senses.cc: what hands and bodies do, 背 扎 拧 磨.
std::string read_by_deed(const Neighbours& around, std::size_t index);
// Tables of frames: chinese_sense_frames.cc from 扒 to 降, chinese_later_sense_frames.cc from 强 to 钻.
std::string read_by_frame(const Neighbours& around, std::size_t index);
std::string read_by_later_frame(const Neighbours& around, std::size_t index);
// chinese_word_senses.cc
// A character of a word that has two readings: 结果 of a tree.
std::string read_in_word(const Neighbours& around, std::size_t index);
std::string read_by_word_frame(const Neighbours& around, std::size_t index);  // chinese_word_frames.cc
// The second half of a doubled verb is light: 转转, 等等我.
bool is_light_repeat(const Neighbours& around, std::size_t index);
// chinese_polyphones.cc (地 为 还): 地 in a word that the dictionaries know and that is none here.
std::string read_cut_off(const Neighbours& around, std::size_t index);
// chinese_polyphone_rules.cc: a table of characters before and after.
std::string read_by_rule(const Neighbours& around, std::size_t index);

}  // namespace text::chinese
