#include "speech/conductor.h"

#include <algorithm>
#include <utility>

#include "core/log.h"

namespace speech {

void Conductor::say(const core::Utterance& utterance, core::Moment now) {
  if (utterance.generation < generation_) return;
  const bool newer = utterance.generation > generation_;
  if (newer || utterance.priority == core::Priority::now) {
    cut(newer ? CutBy::newer : CutBy::other, now);
    queue_.clear();
    paused_ = held_ = false;
  }
  if (newer) {
    report_end(true, now);
    generation_ = utterance.generation;
    began_ = false;
  }
  const std::uint64_t number = ++utterances_;
  auto place = queue_.end();
  if (utterance.priority == core::Priority::next && turn_)
    place = std::find_if(queue_.begin(), queue_.end(),
                         [this](const Item& item) { return item.utterance != turn_->item.utterance; });
  std::vector<Item> items;
  for (std::size_t i = 0; i < utterance.chunks.size(); ++i)
    items.push_back({utterance.generation, number, i, utterance.chunks[i], false});
  queue_.insert(place, items.begin(), items.end());
  owed_ = true;
  advance(now);
}

void Conductor::interject(const core::Utterance& utterance, core::Moment now) {
  if (utterance.generation < generation_) return;
  std::optional<Item> again;
  if (turn_ && !turn_->item.in_passing) again = turn_->item;
  cut(CutBy::other, now);
  held_ = held_ || paused_;
  paused_ = false;
  std::erase_if(queue_, [](const Item& item) { return item.in_passing; });
  if (again) queue_.push_front(std::move(*again));
  const std::uint64_t number = ++utterances_;
  for (std::size_t i = utterance.chunks.size(); i-- > 0;)
    queue_.push_front({utterance.generation, number, i, utterance.chunks[i], true});
  owed_ = true;
  began_ = false;
  advance(now);
}

void Conductor::stop(core::Moment now) {
  cut(CutBy::stop, now);
  queue_.clear();
  paused_ = held_ = false;
  report_end(true, now);
}

void Conductor::pause(core::Moment now) {
  if (paused_) return;
  if (turn_) interrupt(CutBy::pause, now);
  paused_ = true;
}

void Conductor::resume(core::Moment now) {
  held_ = false;
  if (!paused_) return;
  paused_ = false;
  if (turn_) go_on(now);
  advance(now);
}

void Conductor::repeat_last(core::Moment now) {
  if (!last_) return;
  cut(CutBy::other, now);
  paused_ = held_ = false;
  Item again = *last_;
  again.first_phrase = sentence_;
  queue_.push_front(std::move(again));
  owed_ = true;
  advance(now);
}

void Conductor::set_volume(int step, core::Moment now) { tune({clamped_volume(step), tuning_.tone}, now); }
void Conductor::set_tone(Tone tone, core::Moment now) { tune({tuning_.volume_step, tone}, now); }

void Conductor::tune(const Tuning& tuning, core::Moment now) {
  const bool sounding = turn_ && !paused_;
  if (sounding) {
    close_stretch(output_of(turn_->route).heard(now));
    turn_->stretch_start = now;
  }
  tuning_ = tuning;
  if (sounding) output_of(turn_->route).tune(tuning_of(turn_->route));
}

void Conductor::set_rate(int step) {
  if (rate_ == clamped_rate(step)) return;
  rate_ = clamped_rate(step);
  drop_prepared();
}

void Conductor::route_changed(core::Moment now) {
  const Route route = parts_.gate->route;
  if (prepared_ && prepared_->route != route) drop_prepared();
  // Who listened loudly in private must not be heard by the whole hall.
  if (route == Route::loudspeaker) tuning_.volume_step = std::min(tuning_.volume_step, starting_volume);
  if (!turn_ || turn_->route == route) return;
  const auto choice = choose(turn_->item.chunk, route);
  const bool lost_privacy = route == Route::loudspeaker && !turn_->choice.open;
  if (lost_privacy) {
    cut(CutBy::unplugged, now);
  } else if (choice && choice->words == turn_->choice.words) {
    if (!paused_) interrupt(CutBy::moved, now);
    turn_->route = route;
    turn_->choice = *choice;
    if (!paused_) go_on(now);
  } else {  // on headphones the words themselves instead of their pointer
    cut(CutBy::moved, now);
    if (last_) queue_.push_front(*last_);
  }
  advance(now);
}

void Conductor::forget(core::Moment now) {
  stop(now);
  last_.reset();
  parts_.gate->aloud = false;
  rate_ = starting_rate;
  tuning_ = {};
}

void Conductor::advance(core::Moment now) {
  watch_devices();
  if (paused_) return;
  core::Moment at = now;  // a turn that follows another begins when that one ended, however late we are called
  while (turn_ || begin_next(at)) {
    const auto due = step(now);
    if (!due) return;
    at = *due;
  }
}

std::optional<core::Moment> Conductor::next_event_at() const {
  if (!turn_ || paused_) return std::nullopt;
  return output_of(turn_->route).expected_at(next_sample());
}

std::vector<Event> Conductor::take_events() { return std::exchange(events_, {}); }

std::optional<Conductor::Choice> Conductor::choose(const core::Chunk& chunk, Route route) const {
  auto open = core::PublicWords::from(chunk.words);
  if (route != Route::loudspeaker || open) return Choice{chunk.words, std::move(open)};
  if (parts_.gate->aloud) return Choice{chunk.words, core::PublicWords::by_explicit_wish(chunk.words)};
  if (!chunk.instead) return std::nullopt;
  open = core::PublicWords::from(*chunk.instead);
  if (!open) return std::nullopt;
  return Choice{*chunk.instead, std::move(open)};
}

bool Conductor::begin_next(core::Moment now) {
  while (!queue_.empty()) {
    if (held_ && !queue_.front().in_passing) {
      held_ = false;
      paused_ = true;
      return false;
    }
    Item item = std::move(queue_.front());
    queue_.pop_front();
    const Route route = parts_.gate->route;
    auto choice = choose(item.chunk, route);
    if (!choice) continue;
    const std::size_t phrases = parts_.reader->phrases(choice->words).size();
    if (phrases == 0) continue;
    if (!began_) events_.push_back(Began{item.generation, now});
    began_ = true;
    events_.push_back(ChunkBegan{item.generation, item.index, item.chunk.node, choice->words, now});
    last_ = item;
    // Another route may have other words.
    const std::size_t first = item.first_phrase < phrases ? item.first_phrase : 0;
    sentence_ = first;
    Turn turn;
    turn.item = std::move(item);
    turn.choice = std::move(*choice);
    turn.route = route;
    turn.phrases = phrases;
    turn.line_start = now;
    turn_ = std::move(turn);
    begin_phrase(first, 0, now);
    return true;
  }
  held_ = false;
  report_end(false, now);
  return false;
}

void Conductor::interrupt(CutBy cut_by, core::Moment now) {
  Output& output = output_of(turn_->route);
  close_stretch(output.heard(now));
  output.stop(now);
  write_line(cut_by, now);
}

void Conductor::cut(CutBy cut_by, core::Moment now) {
  drop_prepared();
  if (!turn_) return;
  if (!paused_) interrupt(cut_by, now);
  turn_.reset();
}

void Conductor::close_stretch(std::size_t to) {
  if (to <= turn_->from) return;
  for (const auto& witness : parts_.witnesses)
    witness->stretch({turn_->sound, turn_->from, to, turn_->stretch_start, tuning_of(turn_->route)});
  turn_->from = to;
}

void Conductor::write_line(CutBy cut_by, core::Moment end) {
  const Line line{turn_->item.generation,
                  turn_->item.index,
                  turn_->item.chunk.node,
                  turn_->choice.words,
                  turn_->route,
                  turn_->voicing,
                  turn_->line_start,
                  end,
                  cut_by,
                  turn_->voiced};
  for (const auto& witness : parts_.witnesses) witness->line(line);
}

void Conductor::report_end(bool cut, core::Moment now) {
  if (!owed_) return;
  owed_ = false;
  began_ = false;
  events_.push_back(Ended{generation_, cut, now});
}

void Conductor::report_faults() {
  for (const core::Error& fault : parts_.reader->take_faults()) {
    core::log(core::LogLevel::failure, "speech", fault);
    events_.push_back(
        PartFailed{fault.code.starts_with("SPEECH") ? PartFailed::Part::synthesis : PartFailed::Part::clip});
  }
}

void Conductor::watch_devices() {
  const bool lost = output_of(parts_.gate->route).lost();
  if (lost && !lost_) {
    core::log(core::LogLevel::failure, "speech",
              core::Error{"SPEECH_DEVICE", "sound card", "The sound card is missing, or was lost.",
                          "Check the card and its driver. It is tried again at every sentence."});
    events_.push_back(DeviceLost{});
  }
  if (!lost && lost_) events_.push_back(DeviceBack{});
  lost_ = lost;
}

HeadphonesSink& Conductor::private_sink(Route route) {
  return route == Route::headset ? parts_.headset : parts_.headphones;
}

Output& Conductor::output_of(Route route) const {
  switch (route) {
    case Route::headset: return parts_.headset.output();
    case Route::headphones: return parts_.headphones.output();
    case Route::loudspeaker: break;
  }
  return parts_.loudspeaker.output();
}

Tuning Conductor::tuning_of(Route route) const {
  Tuning tuning = tuning_;
  if (route == Route::loudspeaker) tuning.calibration_db = parts_.loudspeaker_db;
  return tuning;
}

}  // namespace speech
