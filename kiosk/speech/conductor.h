// Conductor: which words sound now. The queue, generations, routes and privacy, marks and their moments.
//
// A state machine without thread or clock: every call says what time it is, and advance() does what is due. The Speaker
// runs it on a thread of its own, or by hand. Times never go backwards.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "core/utterance.h"
#include "speech/event.h"
#include "speech/output.h"
#include "speech/rates.h"
#include "speech/reader.h"

namespace speech {

class Conductor {
 public:
  struct Parts {
    std::shared_ptr<Reader> reader;
    std::shared_ptr<Gate> gate;
    LoudspeakerSink loudspeaker;
    HeadphonesSink headphones;  // in the jack
    HeadphonesSink headset;     // by USB
    std::vector<std::shared_ptr<Witness>> witnesses;
    int loudspeaker_db = 0;
  };
  explicit Conductor(Parts parts) : parts_(std::move(parts)) {}

  // A newer generation drops what is older; an older one is ignored. Within one generation: now cuts and clears, next
  // follows the utterance that is being said, when_quiet follows everything.
  void say(const core::Utterance& utterance, core::Moment now);
  // A remark in passing: cuts what is being said, and that is said again after it, then what was still to come. A remark
  // that another one cuts is over. What was paused stays so after it, until resume().
  void interject(const core::Utterance& utterance, core::Moment now);
  void stop(core::Moment now);
  void pause(core::Moment now);  // goes on at the word where it was
  void resume(core::Moment now);
  void repeat_last(
      core::Moment now);  // the sentence that was said last, to the end of its chunk; then what was still to come
  void set_volume(int step, core::Moment now);
  void set_tone(Tone tone, core::Moment now);
  void set_rate(int step);  // from the next phrase on
  // The gate says where sound goes; this makes the queue follow it: a personal chunk that lost its headphones is dropped.
  void route_changed(core::Moment now);
  // The visit is over: silence, ordinary volume and rate, no wish to be read aloud, nothing kept.
  void forget(core::Moment now);

  void advance(core::Moment now);
  // Makes what comes after the phrase that is being said, one phrase and no more, so that no synthesis stands between the two.
  // What changes before then is looked at again when it is handed over. Takes some milliseconds: call it when nothing waits.
  void look_ahead();
  // When advance() next has something to do; empty when all has been said or is paused.
  std::optional<core::Moment> next_event_at() const;
  std::vector<Event> take_events();

 private:
  struct Item {
    core::Generation generation = 0;
    std::uint64_t utterance = 0;
    std::size_t index = 0;
    core::Chunk chunk;
    bool in_passing = false;
    std::size_t first_phrase = 0;  // where it begins, when its last sentence alone is wanted
  };
  // What of a chunk may be said on a route.
  struct Choice {
    core::Words words;
    std::optional<core::PublicWords> open;  // set when it may go to the loudspeaker
  };
  // A phrase that was made before its time, and what it was made of.
  struct Prepared {
    Choice choice;
    Route route = Route::loudspeaker;
    std::size_t phrase = 0;
    Manner manner;
    std::shared_ptr<const Sound> sound;
    std::optional<PublicSound> open;  // set for the loudspeaker
  };
  // The chunk that is being said.
  struct Turn {
    Item item;
    Choice choice;
    Route route = Route::loudspeaker;
    std::size_t phrase = 0, phrases = 0;
    std::shared_ptr<const Sound> sound;
    std::size_t next_mark = 0;
    std::size_t from = 0;           // the stretch under way: its first sample,
    core::Moment stretch_start{0};  // and when that was handed over
    core::Moment line_start{0};
    Voicing voicing = Voicing::none;
    std::string voiced;
  };

  std::optional<Choice> choose(const core::Chunk& chunk, Route route) const;
  bool begin_next(core::Moment now);  // false: nothing is left to say
  void tune(const Tuning& tuning, core::Moment now);
  void begin_phrase(std::size_t phrase, std::size_t mark, core::Moment now);
  Prepared make(const Choice& choice, Route route, std::size_t phrase, const Manner& manner);
  Prepared take_prepared(std::size_t phrase, const Manner& manner);  // or makes it now
  void drop_prepared();
  std::optional<core::Moment> step(core::Moment now);  // does the next due thing; when it was due
  std::size_t next_sample() const;
  void go_on(core::Moment now);                    // from the word where it was interrupted
  void interrupt(CutBy cut_by, core::Moment now);  // silence and the line so far; the turn stays
  void cut(CutBy cut_by, core::Moment now);        // the same, and the turn is over
  void close_stretch(std::size_t to);
  void write_line(CutBy cut_by, core::Moment end);
  void report_end(bool cut, core::Moment now);
  void report_faults();
  void watch_devices();
  HeadphonesSink& private_sink(Route route);
  Output& output_of(Route route) const;
  Tuning tuning_of(Route route) const;  // headphones are not calibrated: every person brings their own

  Parts parts_;
  std::deque<Item> queue_;
  std::optional<Turn> turn_;
  std::optional<Prepared> prepared_;
  std::optional<Item> last_;
  std::size_t sentence_ = 0;  // of last_: the phrase with which the sentence that is said, or was said last, begins
  core::Generation generation_ = 0;
  std::uint64_t utterances_ = 0;
  bool began_ = false;  // Began was sent for this generation
  bool owed_ = false;   // Ended was not
  bool paused_ = false;
  bool held_ = false;  // paused again as soon as the remark is over
  bool lost_ = false;
  int rate_ = starting_rate;
  Tuning tuning_;
  std::vector<Event> events_;
};

}  // namespace speech
