// Model: where one visit stands. A value: ids and definition hashes, never pointers; nothing of one person survives into the
// next, because the next visit begins with first_model().
//
// Owned by the stage on the main thread; copied freely in tests.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/json.h"
#include "core/units.h"
#include "flow/session.h"
#include "scene/display.h"

namespace visit {

// The shell's screens. While `errand`, the flow session says which step is shown.
enum class Screen { welcome, home, errand, trouble, goodbye };

// How far the person has come in proving who they are, at an identify step or after the idle question.
enum class Proving {
  none,
  card,        // put the card on the light
  unreadable,  // a card lies there that cannot be read
  number,      // no card: the id number by digits
  sending,     // the platform is asked to send a code
  code,        // the code by digits
  checking,    // the platform is asked whether the code is right
  matching,    // the platform's own data match is asked
  witness,     // a staff badge is wanted
};

// A request to the platform and what it is for.
enum class Awaiting { nothing, fetch, commit, outcome, send_code, check_code, match, print };

enum class Help { none, called, answered, unanswered };
enum class Idle { none, asked, wants_card };

// How an errand or a visit ended: its last page and the goodbye say no more than what is so.
enum class Farewell { done, left, handed_over, sending, unknown };

// What can be said of a submission, exactly as true as it is (design 10).
enum class Promise { none, storing, stored, accepted, unknown, queued, not_sent, not_stored };

struct Model {
  // --- the kiosk, which outlives visits ---
  bool headphones = false;
  bool network = true;
  std::vector<std::string> broken_voices;  // as the operators were told; "voice" alone for the whole engine
  std::vector<std::string> mute;           // languages that cannot be heard since the start
  bool sound_works = true;                 // of the card where the person listens
  bool platform_is_simulator = false;
  std::string printer = "ok";

  // --- the visit ---
  core::Id visit;              // nil before the first touch
  std::uint32_t sequence = 0;  // last ticket given
  Screen screen = Screen::welcome;
  std::string language;
  scene::Preferences preferences;
  int volume = 0;  // 5 dB steps
  int rate = 3;    // 0..7
  bool aloud = false;
  bool clear = false;        // the clear tone
  bool heard_first = false;  // touches speak before they act
  bool comfort = false;      // 字和声音 lies over the screen
  int page = 0;
  std::string focus;
  std::set<std::string> revealed;

  std::optional<flow::Session> session;
  flow::Person person;
  bool card_lies = false;
  bool card_was_lifted = true;  // since the last proof; a fresh read needs the card laid anew
  Proving proving = Proving::none;
  std::string digits;      // typed so far
  std::string problem;     // catalogue key of what is wrong with them, "" for none
  int wrong_codes = 0;     // one-time codes of this visit that did not fit
  std::string chosen;      // option marked but not yet taken
  int rating = 0;          // 5 = very satisfied .. 1; 0 = none
  std::string trouble;     // why: "offline", "not_sent", "not_stored", "no_code", "wrong_code"
  std::string slip_state;  // "", "printing", "printed", "empty", "jam", "broken"
  Promise promise = Promise::none;

  Awaiting awaiting = Awaiting::nothing;
  core::Ticket awaited;         // the ticket that `awaiting` means
  core::Ticket outcome_ticket;  // of the last submission: later outcomes still come with it
  core::Id submission;          // its permanent id, which the receipt must carry
  std::string submit_step;      // where it was made
  int waited_s = 0;             // told while waiting
  core::Ticket print_ticket;    // of the slip that has not come out yet, whatever is awaited now

  Help help = Help::none;
  bool help_page = false;  // the page about the call lies over the screen; the call stands without it
  core::Ticket help_ticket;
  std::string help_text;  // the desk's own words

  Idle idle = Idle::none;
  core::Ticket idle_ticket;  // of the wake-up that is awaited
  core::Moment last_input{0};
  std::uint64_t speaking = 0;  // generation under way, 0 = quiet
  core::Moment speech_ended{0};
  bool paused = false;         // in the middle of what is being said
  int prompts = 0;             // re-prompts since the person last did something: 0, 1, 2
  core::Ticket prompt_ticket;  // of the silence that is awaited

  bool resumed = false;          // just taken up again after a power cut; the first screen says so
  bool finished_one = false;     // an errand of this visit was done before this one
  bool slip_lies_there = false;  // a slip of this visit was printed
  Farewell farewell = Farewell::done;
  bool take_card = false;  // what the goodbye reminds of: only what lies there when it begins
  bool take_slip = false;
  core::Ticket goodbye_ticket;
  core::Ticket wait_ticket;  // progress while waiting
  core::Ticket help_wake;

  bool operator==(const Model&) const = default;
};

// What a kept visit needs, as JSON (Keep), and back; without a session it goes on at the home screen.
// Fails with: KEPT_SHAPE; also when the session's definition or step is no longer there: the visit becomes a follow-up.
core::Json kept_of(const Model& model);
struct House;
// How it stands with the errand at hand, or, where there is none, with those of this visit before it.
Farewell farewell_of(const House& house, const Model& model);
core::Result<Model> model_from_kept(const House& house, const core::Json& kept, const Model& now);

}  // namespace visit
