#include "paint/touch.h"

namespace paint {

namespace {
const scene::Node* target_at(const scene::Scene& scene, double x, double y) {
  for (auto node = scene.nodes.rbegin(); node != scene.nodes.rend(); ++node)
    if (node->touchable && node->hit.contains(x, y)) return &*node;
  return nullptr;
}

// What a listening finger is upon: a key, or else words.
const scene::Node* anything_at(const scene::Scene& scene, double x, double y) {
  if (const scene::Node* target = target_at(scene, x, y)) return target;
  for (auto node = scene.nodes.rbegin(); node != scene.nodes.rend(); ++node)
    if (!node->words.empty() && node->role != scene::Role::caption && node->rect.contains(x, y)) return &*node;
  return nullptr;
}
}  // namespace

void Touch::set_manner(TouchManner manner) {
  if (manner == manner_) return;
  manner_ = manner;
  heard_.clear();
  contact_.reset();
}

TouchResult Touch::listen(const scene::Scene& scene, double x_mm, double y_mm) {
  const scene::Node* node = anything_at(scene, x_mm, y_mm);
  if (node == nullptr || node->key == heard_) return {};
  heard_ = node->key;
  lifted_.reset();
  return {TouchResult::Kind::heard, heard_};
}

void Touch::screen_changed(core::Moment now) {
  screen_since_ = now;
  contact_.reset();
  // The next screen may hold a key of the same name; only the dead time guards it.
  last_key_.clear();
  heard_.clear();
}

TouchResult Touch::down(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now) {
  if (contact_ && contact_->finger != finger) return {};
  // The same finger cannot come down twice: its release was lost, and the kiosk must not stay deaf for it.
  contact_.reset();
  if (screen_since_ && now - *screen_since_ < core::Milliseconds{norms_.dead_time_ms}) return {};
  const scene::Node* target = target_at(scene, x_mm, y_mm);
  if (manner_ == TouchManner::heard_first) {
    // A hand that trembles must not choose by what it only wanted to hear.
    const bool again =
        target != nullptr && target->key == heard_ && lifted_ &&
        now - *lifted_ >= core::Milliseconds{target->digit ? norms_.debounce_digit_ms : norms_.debounce_ms};
    if (!again) {
      heard_.clear();  // touched anew, it is said anew
      contact_ = Contact{finger, "", true, true};
      return listen(scene, x_mm, y_mm);
    }
  }
  if (target == nullptr) return {};
  const int deaf = target->digit ? norms_.debounce_digit_ms : norms_.debounce_ms;
  if (target->key == last_key_ && last_tap_ && now - *last_tap_ < core::Milliseconds{deaf}) return {};
  contact_ = Contact{finger, target->key, true, false};
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
  if (contact_->listening) return listen(scene, x_mm, y_mm);
  const bool on = within(scene, contact_->key, x_mm, y_mm);
  if (!on && manner_ == TouchManner::heard_first) {
    contact_->listening = true;
    return listen(scene, x_mm, y_mm);
  }
  if (on == contact_->on) return {};
  contact_->on = on;
  return {on ? TouchResult::Kind::moved_on : TouchResult::Kind::moved_off, contact_->key};
}

TouchResult Touch::up(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now) {
  if (!contact_ || contact_->finger != finger) return {};
  const std::string key = contact_->key;
  const bool listening = contact_->listening;
  contact_.reset();
  lifted_ = now;
  if (listening) return {TouchResult::Kind::let_go, heard_};
  if (!within(scene, key, x_mm, y_mm)) return {TouchResult::Kind::let_go, key};
  last_key_ = key;
  last_tap_ = now;
  return {TouchResult::Kind::tapped, key};
}

}  // namespace paint
