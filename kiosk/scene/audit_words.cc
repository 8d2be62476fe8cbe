#include "scene/audit_words.h"

#include <algorithm>

namespace scene {

namespace {

bool is_latin_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Without spaces and line breaks: layout may break a label where the voice does not.
std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

class WordsAuditor {
 public:
  WordsAuditor(const Scene& scene, const Node& node, std::vector<Finding>& findings)
      : scene_(scene), node_(node), findings_(findings) {}

  void judge() {
    const bool drawn_text = std::any_of(node_.parts.begin(), node_.parts.end(),
                                        [](const Part& part) { return std::holds_alternative<Text>(part); });
    if (node_.touchable && node_.words.seen.empty()) find("WORDS_EMPTY", "It can be pressed and has no words.");
    const std::string said = node_.words.said();
    if (!node_.words.seen.empty() && (node_.words.pieces.empty() || node_.words.seen.find("⟦") != std::string::npos))
      find("UNSPEAKABLE", "Its words cannot be spoken.");
    if (drawn_text && node_.words.empty() && node_.role != Role::caption && node_.role != Role::group)
      find("SILENT_TEXT", "Something is written here that is never said.");
    judge_seen();
    const std::string all_said = squeezed(said + node_.hint.said());
    for (const Part& part : node_.parts)
      if (const auto* text = std::get_if<Text>(&part); text != nullptr && !text->words.pieces.empty() &&
                                                       !node_.words.empty() &&
                                                       all_said.find(squeezed(text->words.said())) == std::string::npos)
        find("SILENT_TEXT", "A line is written here that is never said.");
    for (const core::Words* words : {&node_.words, &node_.hint, &node_.at_focus}) {
      if (words->voiced().find_first_of("0123456789") != std::string::npos && unexpanded(*words))
        find("DIGITS_UNEXPANDED", "A digit reaches the voice as it is written.");
      if (words->privacy() == core::Privacy::personal && (!node_.instead || words == &node_.at_focus))
        find("PRIVATE_ON_LOUDSPEAKER", "It is personal and nothing is there for the loudspeaker instead.");
    }
    if (node_.instead && node_.instead->privacy() == core::Privacy::personal)
      find("PRIVATE_ON_LOUDSPEAKER", "What the loudspeaker says instead is personal itself.");
    if (node_.touchable && !node_.parts.empty()) judge_label();
    judge_language();
  }

 private:
  void find(const char* code, std::string sentence) { findings_.push_back({code, node_.key, std::move(sentence)}); }

  // What is said of the matter itself can be read too: by who hears nothing, and where the loudspeaker points to it. Only
  // guidance may be left to the voice; a step line may be shortened, a row of boxes and a field show their state themselves, and
  // a key's label is judged by judge_label.
  void judge_seen() {
    if (node_.words.empty() || node_.role == Role::picture || node_.role == Role::group ||
        node_.role == Role::caption || node_.role == Role::screen)
      return;
    const bool personal = node_.words.privacy() == core::Privacy::personal;
    if (node_.voice_only && !personal) return;
    std::string seen;
    for (const Part& part : node_.parts)
      if (const auto* text = std::get_if<Text>(&part)) seen += squeezed(text->words.seen) + "\n";
    const bool shows_itself = !node_.parts.empty() && (node_.touchable || node_.role == Role::progress ||
                                                       node_.role == Role::field || node_.role == Role::row);
    for (const core::Piece& piece : node_.words.pieces) {
      if (shows_itself && piece.privacy != core::Privacy::personal) continue;
      const std::string words =
          squeezed(std::string_view(node_.words.seen).substr(piece.seen_begin, piece.seen_end - piece.seen_begin));
      if (seen.find(words) == std::string::npos) return find("SAID_UNSEEN", "It is said here and nowhere to be read.");
    }
  }

  // Pinyin carries tone digits behind letters; a digit with no letter before it is a number.
  static bool unexpanded(const core::Words& words) {
    const std::string voiced = words.voiced();
    for (std::size_t i = 0; i < voiced.size(); ++i)
      if (voiced[i] >= '0' && voiced[i] <= '9' &&
          (i == 0 || !is_latin_letter(static_cast<unsigned char>(voiced[i - 1]))))
        return true;
    return false;
  }

  // What is said begins with the label that is seen.
  void judge_label() {
    for (const Part& part : node_.parts) {
      const auto* text = std::get_if<Text>(&part);
      if (text == nullptr || text->words.pieces.empty()) continue;
      if (squeezed(node_.words.said()).rfind(squeezed(text->words.said()), 0) != 0)
        find("LABEL_NOT_FIRST", "What is said does not begin with the label.");
      return;
    }
  }

  void judge_language() {
    const std::string& language = node_.words.language;
    if (node_.words.seen.empty() || language.empty()) return;
    // A person's own name is not translated, nor what the desk wrote to one person: their voice follows what is written.
    const std::string open = core::open_part(node_.words).seen;
    const bool foreign_tag = language != scene_.language && !open.empty();
    const bool han_in_english = scene_.language == "en" && has_han(open);
    // A language's own name stands on its key, in its own language.
    const bool own_name = node_.key.compare(0, 9, "language.") == 0;
    if ((foreign_tag || han_in_english) && !own_name)
      find("WRONG_LANGUAGE", "Its words are not in the language of the screen.");
  }

  const Scene& scene_;
  const Node& node_;
  std::vector<Finding>& findings_;
};

}  // namespace

bool has_han(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a >= 0xE4 && a <= 0xE9) return true;  // U+4000..U+9FFF
  }
  return false;
}

void judge_words(const Scene& scene, const Node& node, std::vector<Finding>& findings) {
  WordsAuditor(scene, node, findings).judge();
}

}  // namespace scene
