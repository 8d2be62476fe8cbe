#include "scene/narrate.h"

namespace scene {

namespace {

using core::Chunk;
using core::Utterance;

void say(Utterance& utterance, const Node& node) {
  if (!node.words.empty()) {
    Chunk chunk{node.key, node.words, node.instead, core::Milliseconds{node.role == Role::heading ? 400 : 300}};
    utterance.chunks.push_back(std::move(chunk));
  }
  if (!node.hint.empty()) {
    // A second line may be personal too; without a pointer of its own it is covered by the node's.
    Chunk hint{node.key, node.hint, std::nullopt, core::Milliseconds{350}};
    if (node.hint.privacy() == core::Privacy::personal && node.instead) hint.instead = node.instead;
    utterance.chunks.push_back(std::move(hint));
  }
  if (node.state.focused && !node.at_focus.empty())
    utterance.chunks.push_back({node.key, node.at_focus, std::nullopt, core::Milliseconds{350}});
}

// The keys of a private pad must not be countable by ear: only the first that is come to says where it stands.
void say_arrived(Utterance& utterance, const Node& node, const Node* left) {
  say(utterance, node);
  const bool on_the_pad = node.digit && left != nullptr && left->digit && left->instead == node.instead;
  if (on_the_pad)
    for (Chunk& chunk : utterance.chunks)
      if (chunk.node == node.key) chunk.instead.reset();
}

Utterance whole(const Scene& scene, core::Generation generation) {
  Utterance utterance;
  utterance.generation = generation;
  for (const Node& node : scene.nodes)
    if (node.spoken && node.role != Role::caption && node.role != Role::group) say(utterance, node);
  return utterance;
}

}  // namespace

Utterance narrate(const Scene* before, const Scene& after, core::Generation generation) {
  if (before == nullptr || before->screen != after.screen || before->language != after.language)
    return whole(after, generation);
  const Node* old_heading = before->find("heading");
  const Node* new_heading = after.find("heading");
  const Node* old_page = before->find("page");
  const Node* new_page = after.find("page");
  const auto words_of = [](const Node* node) { return node == nullptr ? core::Words{} : node->words; };
  const Node* old_step = before->find("step");
  const Node* new_step = after.find("step");
  // The next question is the same form with other words: it is read like a new screen.
  if (!(words_of(old_heading) == words_of(new_heading)) || !(words_of(old_page) == words_of(new_page)) ||
      !(words_of(old_step) == words_of(new_step)))
    return whole(after, generation);
  Utterance utterance;
  utterance.generation = generation;
  utterance.priority = core::Priority::when_quiet;
  const Node* focused = nullptr;
  const Node* left = nullptr;    // where the focus was
  const Node* opened = nullptr;  // a key that may be pressed from now on, and says how to go on
  for (const Node& node : after.nodes) {
    const Node* was = before->find(node.key);
    if (was != nullptr && was->state.focused) left = &node;
    if (was != nullptr && node.state.enabled && !was->state.enabled && !node.hint.empty()) opened = &node;
    if (node.state.focused && (was == nullptr || !was->state.focused)) focused = &node;
    const bool changed = was == nullptr || !(was->words == node.words) || was->state.chosen != node.state.chosen;
    if (!changed || &node == focused) continue;
    if (node.state.chosen && (was == nullptr || !was->state.chosen)) {
      utterance.priority = core::Priority::now;
      say(utterance, node);
    } else if (node.live != Live::off && (was == nullptr || !(was->words == node.words))) {
      if (node.live == Live::now) utterance.priority = core::Priority::now;
      say(utterance, node);
    }
  }
  if (focused != nullptr) {
    utterance.priority = core::Priority::now;
    say_arrived(utterance, *focused, left);
  }
  // 已选 is not the end of it: who cannot see that the key below came alive hears what to press next.
  if (opened != nullptr && opened != focused && utterance.priority == core::Priority::now)
    utterance.chunks.push_back({opened->key, opened->hint, std::nullopt, core::Milliseconds{350}});
  return utterance;
}

Utterance narrate_all(const Scene& scene, core::Generation generation) { return whole(scene, generation); }

Utterance narrate_node(const Scene& scene, const Node& node, std::string_view left, core::Generation generation) {
  Utterance utterance;
  utterance.generation = generation;
  say_arrived(utterance, node, scene.find(left));
  return utterance;
}

}  // namespace scene
