// The chunk that is being said, phrase by phrase: made ahead, handed over, followed to its end.
#include <algorithm>
#include <utility>

#include "speech/conductor.h"

namespace speech {

void Conductor::begin_phrase(std::size_t phrase, std::size_t mark, core::Moment now) {
  Turn& turn = *turn_;
  if (phrase > 0 && closes_a_sentence(parts_.reader->phrases(turn.choice.words)[phrase - 1])) sentence_ = phrase;
  turn.phrase = phrase;
  turn.next_mark = mark;
  const Prepared made = take_prepared(phrase, {rate_, turn.item.chunk.pause_after});
  turn.sound = made.sound;
  turn.from = mark < turn.sound->marks.size() && mark > 0 ? turn.sound->marks[mark].sample : 0;
  turn.stretch_start = now;
  const Voicing voicing = turn.sound->voicing;
  if (turn.voicing == Voicing::none) turn.voicing = voicing;
  else if (voicing != Voicing::none && voicing != turn.voicing) turn.voicing = Voicing::mixed;
  turn.voiced += (turn.voiced.empty() || turn.sound->voiced.empty() ? "" : " ") + turn.sound->voiced;
  if (made.open) parts_.loudspeaker.play(*made.open, turn.from, tuning_of(turn.route), now);
  else private_sink(turn.route).play(turn.sound, turn.from, tuning_of(turn.route), now);
}

Conductor::Prepared Conductor::make(const Choice& choice, Route route, std::size_t phrase, const Manner& manner) {
  Prepared made{choice, route, phrase, manner, nullptr, std::nullopt};
  if (route == Route::loudspeaker) {
    made.open = parts_.reader->read(*choice.open, phrase, manner);
    made.sound = made.open->sound();
  } else {
    made.sound = parts_.reader->read_privately(choice.words, phrase, manner);
  }
  report_faults();
  return made;
}

Conductor::Prepared Conductor::take_prepared(std::size_t phrase, const Manner& manner) {
  const auto prepared = std::exchange(prepared_, std::nullopt);
  const bool same = prepared && prepared->route == turn_->route && prepared->phrase == phrase &&
                    prepared->manner == manner && prepared->choice.words == turn_->choice.words;
  return same ? *prepared : make(turn_->choice, turn_->route, phrase, manner);
}

void Conductor::drop_prepared() {
  prepared_.reset();
  if (turn_) output_of(turn_->route).forget_next();
}

void Conductor::look_ahead() {
  if (!turn_ || paused_ || prepared_) return;
  if (const std::size_t phrase = turn_->phrase + 1; phrase < turn_->phrases) {
    prepared_ = make(turn_->choice, turn_->route, phrase, {rate_, turn_->item.chunk.pause_after});
    if (prepared_->open) parts_.loudspeaker.play_next(*prepared_->open, tuning_of(turn_->route));
    else private_sink(turn_->route).play_next(prepared_->sound, tuning_of(turn_->route));
    return;
  }
  if (queue_.empty()) return;
  // Between two chunks lies a pause: the next one is made and waits here until its turn has come.
  const core::Chunk& chunk = queue_.front().chunk;
  const Route route = parts_.gate->route;
  if (const auto choice = choose(chunk, route); choice && !parts_.reader->phrases(choice->words).empty())
    prepared_ = make(*choice, route, 0, {rate_, chunk.pause_after});
}

std::size_t Conductor::next_sample() const {
  const auto& marks = turn_->sound->marks;
  return turn_->next_mark < marks.size() ? marks[turn_->next_mark].sample : turn_->sound->samples.size();
}

std::optional<core::Moment> Conductor::step(core::Moment now) {
  Turn& turn = *turn_;
  const Output& output = output_of(turn.route);
  auto due = output.heard_at(next_sample(), now);
  if (!due) {
    // A device that stands still must not hold up the visit: after three times the sound's length it is taken as said.
    const core::Moment length(static_cast<core::Moment::rep>(turn.sound->samples.size() * 1000 / sample_rate));
    if (now < turn.stretch_start + 3 * length + core::Milliseconds(1000)) return std::nullopt;
    due = now;
  }
  const auto& marks = turn.sound->marks;
  if (turn.next_mark < marks.size()) {
    const core::Piece& piece = turn.choice.words.pieces[marks[turn.next_mark].piece];
    events_.push_back(WordReached{turn.item.generation, turn.item.index, turn.item.chunk.node, piece.seen_begin,
                                  piece.seen_end, *due, marks[turn.next_mark].piece});
    ++turn.next_mark;
    return due;
  }
  const core::Moment fell_silent = std::min(*due, output.expected_at(turn.sound->sounding));
  close_stretch(turn.sound->samples.size());
  if (turn.phrase + 1 < turn.phrases) {
    begin_phrase(turn.phrase + 1, 0, *due);
    return due;
  }
  write_line(CutBy::nothing, fell_silent);
  turn_.reset();
  return due;
}

void Conductor::go_on(core::Moment now) {
  turn_->line_start = now;
  turn_->voicing = Voicing::none;
  turn_->voiced.clear();
  begin_phrase(turn_->phrase, turn_->next_mark == 0 ? 0 : turn_->next_mark - 1, now);
}

}  // namespace speech
