// What the machine's devices, its line and its voice report of themselves.
#include <algorithm>

#include "visit/updater.h"

namespace visit {

namespace {

// zh-Hans -> zh_hans: what a Name may hold.
std::string event_part(std::string language) {
  for (char& letter : language)
    letter = letter == '-' ? '_' : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  return language;
}

}  // namespace

void Updater::on(const Scanned&) {
  // No step waits for a scan yet: what is scanned is dropped, never opened.
  if (!model_.visit.is_nil()) alive();
}

void Updater::on(const HeadphonesChanged& change) {
  const bool pulled = model_.headphones && !change.plugged;
  model_.headphones = change.plugged;
  // Who listened loudly in private must not be heard by the whole hall.
  if (!change.plugged) model_.volume = std::min(model_.volume, 0);
  if (pulled && !model_.visit.is_nil()) {
    // What was asked for to be heard alone stands open to nobody; and silence would seem like a machine that died.
    model_.revealed.clear();
    alive();
    say("changed.unplugged");
  }
  if (!change.plugged) return;
  // Somebody who hears instead of seeing stands here: the visit begins, and the welcome is read to them from the start.
  if (model_.screen == Screen::welcome) begin_visit();
  if (!model_.visit.is_nil()) alive();
  effects_.push_back(SayAgain{Retelling::whole, {}});
}

// Of the machine, not of a visit: who looks after it reads it in the journal, whoever stood there.
void Updater::device_failed(std::string_view device) {
  core::Event failed;
  failed.kind = core::EventKind::device_failed;
  failed.by = core::EventBy::kiosk;
  failed.step = core::Name::from(device).value_or(core::Name{});
  effects_.push_back(Note{{failed}});
}

void Updater::on(const PrinterChanged& change) {
  if (change.state != "ok" && change.state != model_.printer) device_failed("printer");
  model_.printer = change.state;
}
void Updater::on(const NetworkChanged& change) { model_.network = change.up; }
void Updater::on(const VoiceChanged& change) {
  std::vector<std::string> broken;
  if (!change.engine) broken.emplace_back("voice");
  for (const std::string& language : change.broken)
    if (change.engine) broken.push_back("voice." + event_part(language));
  for (const std::string& what : broken) {
    if (std::find(model_.broken_voices.begin(), model_.broken_voices.end(), what) != model_.broken_voices.end())
      continue;
    note_degraded(what);
  }
  model_.broken_voices = std::move(broken);
  model_.mute = change.mute;
}

void Updater::on(const SoundChanged& change) {
  if (model_.sound_works && !change.works) note_degraded("sound");
  model_.sound_works = change.works;
}

void Updater::note_degraded(const std::string& what) {
  core::Event degraded;
  degraded.kind = core::EventKind::kiosk_degraded;
  degraded.by = core::EventBy::kiosk;
  degraded.step = core::Name::from(what).value_or(core::Name{});
  effects_.push_back(Note{{degraded}});
}

void Updater::on(const PlatformIs& told) { model_.platform_is_simulator = told.simulator; }

}  // namespace visit
