// Letters and sound: how it is shown and said to this person, in which language.
#include <algorithm>

#include "visit/updater.h"

namespace visit {

void Updater::on(const UseLanguage& use) {
  if (!house_.catalogues.offers(use.language, "shell", house_.settings.drafts)) return;
  // In the middle of an errand only a language in which that errand exists.
  if (model_.session && !house_.catalogues.offers(use.language, model_.session->service, house_.settings.drafts))
    return;
  begin_visit();
  alive();
  model_.language = use.language;
  const text::LanguageInfo* info = house_.catalogues.language(use.language);
  model_.preferences.mirrored = info != nullptr && info->right_to_left;
  model_.page = 0;
}

void Updater::on(const OpenComfort&) {
  begin_visit();
  alive();
  model_.comfort = true;
  model_.page = 0;
}

void Updater::on(const CloseComfort&) {
  alive();
  model_.comfort = false;
  model_.page = 0;
}

void Updater::on(const SetTextStep& set) {
  alive();
  model_.preferences.step = std::clamp(set.step, 1, 4);
}

void Updater::on(const SetTheme& set) {
  alive();
  if (set.theme < 0 || set.theme > 3) return;
  model_.preferences.theme = static_cast<scene::Theme>(set.theme);
  static constexpr const char* names[] = {"comfort.theme.calm", "comfort.theme.white_on_black",
                                          "comfort.theme.black_on_white", "comfort.theme.soft"};
  say(names[set.theme]);
}

void Updater::on(const SetLow& set) {
  alive();
  model_.preferences.low = set.low;
  say(set.low ? "changed.low.on" : "changed.low.off");
}

void Updater::on(const SetVolume& set) {
  if (model_.screen != Screen::goodbye) begin_visit();
  alive();
  const int loudest = house_.norms.volume_loudest;
  const int wanted = std::clamp(set.step, house_.norms.volume_quietest, loudest);
  if (!model_.comfort)
    remark(wanted == model_.volume  ? (wanted == loudest ? "sound.loudest" : "sound.quietest")
           : wanted > model_.volume ? "sound.louder"
                                    : "sound.quieter");
  model_.volume = wanted;
}

void Updater::on(const SetRate& set) {
  if (model_.screen != Screen::goodbye) begin_visit();
  alive();
  const int wanted = std::clamp(set.step, 0, 7);
  if (!model_.comfort)
    remark(wanted == model_.rate  ? (wanted == 7 ? "sound.fastest" : "sound.slowest")
           : wanted > model_.rate ? "sound.faster"
                                  : "sound.slower");
  model_.rate = wanted;
}

void Updater::on(const SetAloud& set) {
  alive();
  model_.aloud = set.aloud;
  say(set.aloud ? "changed.aloud.on" : "changed.aloud.off");
}

void Updater::on(const SetClear& set) {
  alive();
  model_.clear = set.clear;
  say(set.clear ? "changed.clear.on" : "changed.clear.off");
}

void Updater::on(const SetHeardFirst& set) {
  alive();
  model_.heard_first = set.heard_first;
  say(set.heard_first ? "changed.heard_first.on" : "changed.heard_first.off");
}

}  // namespace visit
