// Effect: everything a visit can ask the world to do, as plain values. Nothing has happened when update returns one.
//
// Made by visit::update, carried out by programs/kiosk/effects.cc. An effect that expects an answer carries a ticket.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/events.h"
#include "core/id.h"
#include "core/json.h"
#include "core/units.h"
#include "core/utterance.h"
#include "core/words.h"

namespace visit {

// What goes to the platform through the outbox. The submission id is inside the payload too and never changes.
struct Submission {
  core::Id id;
  std::string operation;
  core::Json body;         // by the contract's field names; the outbox freezes its bytes
  bool may_queue = false;  // may wait while the line is down; else a failure before sending is reported as not sent
};

// Journal rows and an outbox row in ONE transaction, before any screen promises anything.
// Answers: Committed or CommitFailed; with a submission then one of Delivered, DeliveryRefused, DeliveryUnknown,
// DeliveryQueued (all with the same ticket).
struct Commit {
  core::Ticket ticket;
  std::vector<core::Event> events;
  std::optional<Submission> submission;
};

// What became of a submission that a power cut came between. Answers: as those of its Commit. `about` is what staff are told
// where nobody can say any more what became of it.
struct Follow {
  core::Ticket ticket;
  core::Id submission;
  core::Event about;
};

// Events that promise nothing: written when there is time; no answer.
struct Note {
  std::vector<core::Event> events;
};

// A question to the platform that changes nothing. Answers: CallAnswered, CallRefused, CallUnanswered.
struct Call {
  core::Ticket ticket;
  std::string operation;
  core::Json body;
};

struct SlipLine {
  core::Words what, value;
};
struct Slip {
  std::string service;
  core::Words heading;
  std::vector<SlipLine> lines;
  std::vector<core::Words> notes;
  std::string number;  // the case number, also as QR; "" for none
  std::string language;
  core::Words simulator;  // says that a simulator answered; empty when it did not
};
// Answers: Printed or PrintFailed.
struct Print {
  core::Ticket ticket;
  Slip slip;
};

// Answers: HelpAnswered, whenever the desk says something.
struct RaiseHelp {
  core::Ticket ticket;
  std::string screen, service, step;  // where the person is; never who
};
struct WithdrawHelp {
  core::Ticket ticket;
};

// Answer: Woke, at that moment or later.
struct WakeAt {
  core::Moment moment{0};
  core::Ticket ticket;
};

// Says words besides what the scene narrates (digit echo, why a key cannot be pressed). Goes through the same queue. What is
// said of waiting is for when it is quiet: it never cuts off the sentence of the screen itself.
struct Say {
  core::Words words;
  std::optional<core::Words> instead;
  core::Priority priority = core::Priority::now;
  // With priority now: is what it cut over, or said again after it?
  enum class Cut { is_over, is_resumed } cut = Cut::is_over;
};
// The program narrates the scene once more: 重听一遍, and the re-prompts after a silence.
enum class Retelling { whole, heading };  // heading: what the screen asks, and where the focus is
struct SayAgain {
  Retelling how = Retelling::whole;
  core::Words then;  // said after it; may be empty
};

// The visit so far, to be sealed for at most ten minutes against a power cut; `owner` is a digest-free person key (the id
// number) under which it may be offered again. Replaces what was kept before.
struct Keep {
  core::Json visit;
  std::string owner;
};

// The visit is over: destroy the kept visit and its key, purge outbox bodies that are delivered, audio, textures, spool.
struct Wipe {
  core::Id visit;
};

using Effect =
    std::variant<Commit, Follow, Note, Call, Print, RaiseHelp, WithdrawHelp, WakeAt, Say, SayAgain, Keep, Wipe>;

}  // namespace visit
