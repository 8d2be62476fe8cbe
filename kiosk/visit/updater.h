// Updater: one call of visit::update in progress. Internal to the room.
//
// Holds the model being changed and collects effects; the files update_*.cc are its chapters.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "flow/session.h"
#include "text/compose.h"
#include "visit/pad.h"
#include "visit/visit.h"

namespace visit {

class Updater {
 public:
  Updater(const House& house, Model model, const Stamped& stamped)
      : house_(house), model_(std::move(model)), stamped_(stamped) {}
  Updated run();

 private:
  // --- update.cc: the shell ---
  void on(const Begin&);
  void on(const OpenService&);
  void on(const GoToPage&);
  void on(const Reveal&);
  void on(const Conceal&);
  void on(const Repeat&);
  void on(const Leave&);
  void on(const AnotherErrand&);
  void on(const Focus&);
  void on(const TouchedDisabled&);
  void on(const AnyInput&);
  // --- update_comfort.cc ---
  void on(const UseLanguage&);
  void on(const OpenComfort&);
  void on(const CloseComfort&);
  void on(const SetTextStep&);
  void on(const SetTheme&);
  void on(const SetLow&);
  void on(const SetVolume&);
  void on(const SetRate&);
  void on(const SetAloud&);
  void on(const SetClear&);
  void on(const SetHeardFirst&);
  // --- update_devices.cc ---
  void on(const Scanned&);
  void on(const HeadphonesChanged&);
  void on(const PrinterChanged&);
  void on(const NetworkChanged&);
  void on(const VoiceChanged&);
  void on(const SoundChanged&);
  void note_degraded(const std::string& what);
  void on(const PlatformIs&);
  // --- update_idle.cc: help, idle, waking ---
  void on(const CallHelp&);
  void on(const HelpAnswered&);
  void on(const StillHere&);
  void on(const NextPerson&);
  void on(const SpeechBegan&);
  void on(const SpeechEnded&);
  void on(const PauseSpeech&);
  void on(const Woke&);
  void on(const KeptFound&);
  // --- update_identity.cc ---
  void on(const CardLaid&);
  void on(const CardLifted&);
  void on(const BadgeLaid&);
  void on(const BadgeLifted&) {}
  void on(const OtherWay&);
  void on(const Digit&);
  void on(const EraseDigit&);
  void on(const ReadBack&);
  // --- update_errand.cc ---
  void on(const Choose&);
  void on(const GoOn&);
  void on(const GoBack&);
  void on(const Decline&);
  void on(const ChangeItem&);
  void on(const PrintAgain&);
  void on(const Printed&);
  void on(const PrintFailed&);
  // --- update_answers.cc ---
  void on(const Committed&);
  void on(const CommitFailed&);
  void on(const CallAnswered&);
  void on(const CallRefused&);
  void on(const CallUnanswered&);
  void on(const Delivered&);
  void on(const DeliveryRefused&);
  void on(const DeliveryUnknown&);
  void on(const DeliveryNotSent&);
  void on(const DeliveryQueued&);

  // --- shared ---
  void begin_visit();
  void end_visit(core::EventKind how, Screen next);
  void note(core::EventKind kind, core::EventBy by = core::EventBy::citizen, int count = 0);
  core::Event event(core::EventKind kind, core::EventBy by = core::EventBy::citizen, int count = 0) const;
  core::Ticket ticket();
  void alive();   // the person did something
  void prompt();  // nothing was said or done for a while
  void device_failed(std::string_view device);
  void wake(core::Ticket& slot, core::Milliseconds after);
  void say(std::string_view key, core::Priority priority = core::Priority::now);  // shell words
  void remark(std::string_view key);  // shell words in passing: what they cut is said again
  void say_typed(const text::Argument& typed, std::string_view key, const text::Arguments& arguments);
  bool finished() const;            // something of the errand can no longer be undone
  std::string screen_name() const;  // for the desk: where the person is
  bool idle_asked() const { return model_.idle != Idle::none; }

  const flow::Definition* definition() const;
  const flow::Step* step() const;
  void no_digits_here();
  std::optional<Pad> pad() const;       // of the field that is being filled in by digits
  void take(const flow::Input& input);  // resumes the session; ignores what the step does not wait for
  void recall();                        // shows what was answered here before
  void entered();                       // a step was entered: starts what it needs (calls, proofs)
  void start_proof();
  bool proof_is_missing();
  void proved(core::IdentityLevel level);
  void forget_person();
  void hand_in_number();
  void hand_in_code();
  void hand_in_answer(const flow::Step& at);  // of an ask or choose step
  void send_code();
  void code_was_wrong();
  void ask_platform(Awaiting what, std::string operation, core::Json body);
  void submit();
  bool outcome_is_open(const core::Ticket& ticket) const;
  void outcome(Promise promise);
  void print();
  void into_trouble(std::string why);
  void keep();
  void clear_screen_state();
  void progress();
  bool awaited(const core::Ticket& ticket, Awaiting what) const {
    return model_.awaiting == what && model_.awaited == ticket;
  }

  const House& house_;
  Model model_;
  const Stamped& stamped_;
  std::vector<Effect> effects_;
};

// The words of the slip of the current step; in view's language.
Slip slip_of(const House& house, const Model& model);

}  // namespace visit
