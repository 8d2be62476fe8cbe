#include "scene/audit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "scene/audit_words.h"

namespace scene {

namespace {

// Half a pixel of rounding on any panel.
constexpr double slack = 0.13;

class Auditor {
 public:
  Auditor(const Scene& scene, const Norms& norms, TextMeasure& measure)
      : scene_(scene), norms_(norms), measure_(measure) {}

  std::vector<Finding> judge() {
    for (const Node& node : scene_.nodes) {
      judge_key(node);
      judge_place(node);
      judge_words(scene_, node, findings_);
      for (const Part& part : node.parts) {
        if (const auto* text = std::get_if<Text>(&part)) judge_text(node, *text);
        if (const auto* icon = std::get_if<Icon>(&part)) judge_icon(node, *icon);
      }
      if (node.touchable) judge_target(node);
    }
    judge_pairs();
    judge_counts();
    judge_fixed_row();
    return std::move(findings_);
  }

 private:
  void find(const char* code, const Node& node, std::string sentence) {
    findings_.push_back({code, node.key, std::move(sentence)});
  }
  void find_whole(const char* code, std::string sentence) { findings_.push_back({code, "", std::move(sentence)}); }
  bool fixed(const Node& node) const { return node.key.compare(0, 6, "fixed.") == 0; }

  void judge_key(const Node& node) {
    if (!keys_.insert(node.key).second) find("DUPLICATE_KEY", node, "Two nodes of the scene have this key.");
  }

  void judge_place(const Node& node) {
    const auto outside = [&](const core::Box& box) {
      return box.x < -slack || box.y < -slack || box.right() > scene_.display.width_mm() + slack ||
             box.bottom() > scene_.display.height_mm() + slack;
    };
    bool off = outside(node.rect);
    for (const Part& part : node.parts)
      if (const auto* text = std::get_if<Text>(&part)) off = off || outside(text->box);
    if (off) find("OFF_SCREEN", node, "Part of it lies outside the panel.");
  }

  void judge_text(const Node& node, const Text& text) {
    const TextStyle& style = text.style;
    if (text.words.seen.empty()) return;
    const Measured size = measure_.measure(
        text.words.seen, text.words.language.empty() ? scene_.language : text.words.language, style, text.box.w);
    if (style.em_mm < norms_.floor_em_mm - 0.01) {
      find("TEXT_SMALL", node, "Its letters are smaller than the floor.");
    } else if (size.cap_mm > 0 && size.cap_mm < norms_.floor_cap_mm - slack) {
      find("TEXT_CAP_SMALL", node, "Its capitals are lower than the floor.");
    }
    if (size.width_mm > text.box.w + 0.4 || size.height_mm > text.box.h + 0.4 ||
        (style.max_lines > 0 && size.lines > style.max_lines))
      find("TEXT_TRUNCATED", node, "Its words do not fit into their place.");
    else if (size.split_word) find("TEXT_TRUNCATED", node, "A word is broken because its place is too narrow.");
    else if (node.touchable && !holds(node.rect, text))
      find("TEXT_TRUNCATED", node, "Its words reach beyond its edge.");
    if (size.widest_glyphs > norms_.line_max_han * (has_han(text.words.seen) ? 1 : 3))
      find("LINE_TOO_LONG", node, "A line has more characters than an eye follows.");
    if (size.missing_glyphs > 0) find("MISSING_GLYPH", node, "A character has no glyph in the installed fonts.");
    judge_step(node, text);
    judge_contrast(node, "TEXT_CONTRAST", style.ink, style.ground, norms_.contrast_text);
  }

  // What is inked reaches from a tenth of an em below the em square's upper edge to its lower one.
  static bool holds(const core::Box& key, const Text& text) {
    const double em = text.style.em_mm, free = (text.style.pitch_em - 1) / 2 * em;
    return text.box.x >= key.x - slack && text.box.right() <= key.right() + slack &&
           text.box.y + free + 0.1 * em >= key.y - slack && text.box.bottom() - free <= key.bottom() + slack;
  }

  // Who chose large letters needs them where they press and where they learn how far they are. What is only read may be written
  // smaller where it alone would fill more than a page; the floor holds for it. The digits of a pad are drawn at the largest
  // step's size at every step, and the number of a choice in its label's, so neither needs an exception. There is one: Latin
  // labels of the fixed row may stay at the default step's size, since five words do not stand beside each other in a larger one.
  void judge_step(const Node& node, const Text& text) {
    const bool tells_where = node.key == "page" || node.key == "step" || node.key == "platform";
    if (!node.touchable && !tells_where) return;
    const bool small_allowed = fixed(node) && !has_han(text.words.seen);
    const double least = norms_.em_mm[small_allowed ? 0 : std::clamp(scene_.preferences.step, 1, 4) - 1];
    if (text.style.em_mm >= norms_.floor_em_mm && text.style.em_mm < least - 0.01)
      find("TEXT_BELOW_STEP", node, "Its letters are smaller than the text size that was chosen.");
  }

  void judge_icon(const Node& node, const Icon& icon) {
    judge_contrast(node, "EDGE_CONTRAST", icon.ink, icon.ground, norms_.contrast_edge);
    const bool worded = std::any_of(node.parts.begin(), node.parts.end(),
                                    [](const Part& part) { return std::holds_alternative<Text>(part); });
    if (node.touchable && !worded) find("ICON_WITHOUT_WORDS", node, "An icon stands here without words.");
  }

  void judge_contrast(const Node& node, const char* code, Tone ink, Tone ground, double wanted) {
    if (ink == Tone::none || ground == Tone::none) return;
    const Theme theme = scene_.preferences.theme;
    const double ratio = contrast(ink, ground, theme);
    const bool high = theme == Theme::white_on_black || theme == Theme::black_on_white;
    const double least = theme == Theme::soft ? norms_.contrast_soft_low : high ? norms_.contrast_high : wanted;
    if (ratio < least - 0.05) find(code, node, "Its colours are too close to each other.");
  }

  void judge_target(const Node& node) {
    const core::Box& hit = node.hit;
    const double least = node.digit ? norms_.digit_mm : norms_.target_mm;
    if (hit.w < least - slack || hit.h < least - slack)
      find("TARGET_SMALL", node, "It is smaller than a finger needs.");
    const bool main = std::any_of(node.parts.begin(), node.parts.end(), [](const Part& part) {
      const auto* shape = std::get_if<Shape>(&part);
      return shape != nullptr && shape->foot == Tone::foot_main;
    });
    if (main && (hit.h < norms_.main_height_mm - slack - 1 || hit.w < norms_.main_width_mm - slack) && !fixed(node) &&
        !(hit.w < hit.h && hit.w >= norms_.target_mm))
      find("TARGET_SMALL", node, "The main key is smaller than a main key must be.");
    const double low = scene_.display.mount_bottom_mm + scene_.display.height_mm() - hit.bottom();
    const double high = scene_.display.mount_bottom_mm + scene_.display.height_mm() - hit.y;
    const double reach = scene_.preferences.low ? norms_.reach_seated_mm : norms_.reach_high_mm;
    if (low < norms_.reach_low_mm - slack || high > reach + slack)
      find("TARGET_REACH", node, "It lies out of reach above the floor.");
    // A state must be told by shape or word, not by colour alone.
    if (node.state.chosen) {
      bool thick = false, told = false;
      for (const Part& part : node.parts) {
        if (const auto* shape = std::get_if<Shape>(&part)) thick = thick || shape->edge_mm > 1.5;
        if (const auto* icon = std::get_if<Icon>(&part)) told = told || icon->name.rfind("check", 0) == 0;
      }
      if (!thick || !told) find("COLOUR_ONLY", node, "That it is chosen is told by colour alone.");
    }
  }

  void judge_pairs() {
    std::vector<const Node*> targets, texts;
    for (const Node& node : scene_.nodes) {
      if (node.touchable) targets.push_back(&node);
      if (!node.touchable && node.role != Role::group && node.role != Role::caption && node.role != Role::picture)
        texts.push_back(&node);
    }
    for (std::size_t i = 0; i < targets.size(); ++i)
      for (std::size_t j = i + 1; j < targets.size(); ++j) {
        if (core::overlap(targets[i]->hit, targets[j]->hit)) {
          find("OVERLAP", *targets[j], "It lies over " + targets[i]->key + ".");
        } else if (core::gap_mm(targets[i]->hit, targets[j]->hit) < norms_.gap_mm - slack) {
          find("TARGET_GAP", *targets[j], "It is too near to " + targets[i]->key + ".");
        }
      }
    const auto boxes = [](const Node& node) {
      std::vector<core::Box> out;
      for (const Part& part : node.parts)
        if (const auto* text = std::get_if<Text>(&part)) out.push_back(text->box);
      return out;
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (const core::Box& box : boxes(*texts[i])) {
        const core::Box inner = box.grown(-0.3);
        for (const Node* target : targets)
          if (core::overlap(inner, target->hit)) find("OVERLAP", *texts[i], "It lies under " + target->key + ".");
        for (std::size_t j = i + 1; j < texts.size(); ++j)
          for (const core::Box& other : boxes(*texts[j]))
            if (core::overlap(inner, other.grown(-0.3)))
              find("OVERLAP", *texts[j], "It lies over " + texts[i]->key + ".");
      }
    }
  }

  void judge_counts() {
    int choices = 0, main_keys = 0;
    for (const Node& node : scene_.nodes) {
      const bool tile = node.role == Role::button && !fixed(node) && !node.parts.empty() && node.key.find("tile.") == 0;
      if (node.role == Role::choice || tile) ++choices;
      for (const Part& part : node.parts)
        if (const auto* shape = std::get_if<Shape>(&part); shape != nullptr && shape->foot == Tone::foot_main)
          ++main_keys;
    }
    if (choices > norms_.choices_max) find_whole("TOO_MANY_CHOICES", "There are more choices than four.");
    if (main_keys > 1) find_whole("TWO_MAIN_KEYS", "Two keys look like the one that goes on.");
  }

  void judge_fixed_row() {
    static constexpr std::array keys{"fixed.back", "fixed.repeat", "fixed.help", "fixed.comfort", "fixed.leave"};
    double last = scene_.preferences.mirrored ? 1e9 : -1e9;
    double top = -1;
    for (const char* key : keys) {
      const Node* node = scene_.find(key);
      if (node == nullptr) return find_whole("FIXED_ROW_MISSING", std::string("The key ") + key + " is missing.");
      const bool ordered = scene_.preferences.mirrored ? node->rect.x < last : node->rect.x > last;
      const bool level = top < 0 || std::abs(node->rect.y - top) < slack;
      const bool low_down = node->rect.bottom() > scene_.display.height_mm() - 16;
      if (!ordered || !level || !low_down) find("FIXED_ROW_MOVED", *node, "It is not in its place in the fixed row.");
      last = node->rect.x;
      top = node->rect.y;
    }
  }

  const Scene& scene_;
  const Norms& norms_;
  TextMeasure& measure_;
  std::vector<Finding> findings_;
  std::set<std::string, std::less<>> keys_;
};

}  // namespace

std::vector<Finding> audit(const Scene& scene, const Norms& norms, TextMeasure& measure) {
  return Auditor(scene, norms, measure).judge();
}

}  // namespace scene
