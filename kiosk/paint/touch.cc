#include "paint/touch.h"

namespace paint {

namespace {
const scene::Node* target_at(const scene::Scene& scene, double x, double y) {
  for (auto node = scene.nodes.rbegin(); node != scene.nodes.rend(); ++node)
    if (node->touchable && node->hit.contains(x, y)) return &*node;
  return nullptr;
}
}  // namespace

void Touch::screen_changed(core::Moment now) {
  screen_since_ = now;
  contact_.reset();
  // The next screen may hold a key of the same name; only the dead time guards it.
  last_key_.clear();
}

TouchResult Touch::down(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now) {
  if (contact_ && contact_->finger != finger) return {};
  // The same finger cannot come down twice: its release was lost, and the kiosk must not stay deaf for it.
  contact_.reset();
  if (screen_since_ && now - *screen_since_ < core::Milliseconds{norms_.dead_time_ms}) return {};
  const scene::Node* target = target_at(scene, x_mm, y_mm);
  if (target == nullptr) return {};
  const int deaf = target->digit ? norms_.debounce_digit_ms : norms_.debounce_ms;
  if (target->key == last_key_ && last_tap_ && now - *last_tap_ < core::Milliseconds{deaf}) return {};
  contact_ = Contact{finger, target->key, true};
  return {TouchResult::Kind::pressed, target->key};
}

bool Touch::within(const scene::Scene& scene, const std::string& key, double x_mm, double y_mm) const {
  const scene::Node* node = scene.find(key);
  if (node == nullptr || !node->touchable) return false;
  if (node->hit.contains(x_mm, y_mm)) return true;
  if (!node->hit.grown(norms_.slip_margin_mm).contains(x_mm, y_mm)) return false;
  const scene::Node* other = target_at(scene, x_mm, y_mm);
  return other == nullptr || other == node;
}

TouchResult Touch::move(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm) {
  if (!contact_ || contact_->finger != finger) return {};
  const bool on = within(scene, contact_->key, x_mm, y_mm);
  if (on == contact_->on) return {};
  contact_->on = on;
  return {on ? TouchResult::Kind::moved_on : TouchResult::Kind::moved_off, contact_->key};
}

TouchResult Touch::up(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now) {
  if (!contact_ || contact_->finger != finger) return {};
  const std::string key = contact_->key;
  contact_.reset();
  if (!within(scene, key, x_mm, y_mm)) return {TouchResult::Kind::let_go, key};
  last_key_ = key;
  last_tap_ = now;
  return {TouchResult::Kind::tapped, key};
}

}  // namespace paint
