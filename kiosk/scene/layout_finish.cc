// What is settled when all nodes of a page are there: the walk, the lines a loudspeaker points to, the direction of reading.
#include <algorithm>
#include <cmath>

#include "scene/layout.h"

namespace scene {

// A loudspeaker says on which line a personal value stands: the things under the heading count, from above.
void Builder::point_to_lines() {
  const auto counts = [](const Node& node) {
    const bool thing = node.role == Role::paragraph || node.role == Role::row || node.role == Role::field ||
                       node.role == Role::choice || node.role == Role::alert ||
                       (node.role == Role::status && node.key != "page" && node.key != "platform") ||
                       (node.role == Role::heading && node.key != "heading");
    return thing && node.key != "place" && node.key != "footer" && !node.parts.empty();
  };
  std::vector<Node*> things;
  for (Node& node : scene_.nodes)
    if (counts(node)) things.push_back(&node);
  std::stable_sort(things.begin(), things.end(), [](const Node* a, const Node* b) {
    const long first = std::lround(a->rect.y), second = std::lround(b->rect.y);
    return first != second ? first < second : a->rect.x < b->rect.x;
  });
  for (std::size_t i = 0; i < things.size(); ++i)
    if (things[i]->words.privacy() == core::Privacy::personal || things[i]->hint.privacy() == core::Privacy::personal)
      things[i]->instead = aloud(things[i]->words, static_cast<int>(i) + 1);
}

// The whole page reads from right to left, the fixed row included.
void Builder::turn_over() {
  const auto turn = [&](core::Box& box) { box.x = grid_.width - box.x - box.w; };
  // A line has a direction: its start is turned, and so is its way from there.
  const auto turn_line = [&](core::Box& line) { line = {grid_.width - line.x, line.y, -line.w, line.h}; };
  for (Node& node : scene_.nodes) {
    turn(node.rect);
    turn(node.hit);
    for (Part& part : node.parts) {
      if (auto* shape = std::get_if<Shape>(&part)) {
        const bool directed = shape->kind == Shape::Kind::line || shape->kind == Shape::Kind::dashed_line;
        directed ? turn_line(shape->rect) : turn(shape->rect);
      } else if (auto* icon = std::get_if<Icon>(&part)) {
        turn(icon->rect);
      } else {
        turn(std::get<Text>(part).box);
      }
    }
  }
  turn(scene_.caption);
}

Laid Builder::finish(int page, int pages) {
  put_fixed_row();
  int order = 0;
  for (Node& node : scene_.nodes)
    if (node.touchable) node.order = order++;
  for (const Node& node : scene_.nodes)
    if (node.words.privacy() == core::Privacy::personal) scene_.sensitive = true;
  point_to_lines();
  if (preferences_.mirrored) turn_over();
  return {std::move(scene_), page, pages};
}

Laid lay_out(const Page& page, const Display& display, const Preferences& preferences, const Norms& norms,
             const PhraseBook& phrases, TextMeasure& measure, int page_index) {
  Builder builder(page, display, preferences, norms, phrases, measure);
  return std::visit([&](const auto& form) { return lay_out_form(builder, form, std::max(page_index, 0)); }, page.form);
}

}  // namespace scene
