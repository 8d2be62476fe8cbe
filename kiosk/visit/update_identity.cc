// Who is it: card, number and code, witness. A typed number alone never proves anything.
#include <algorithm>

#include "text/compose.h"
#include "text/mask.h"
#include "visit/phrases.h"
#include "visit/updater.h"

namespace visit {

namespace {

constexpr int most_wrong_codes = 3;  // in one visit, whichever number they were for

std::string id_of(const core::Json& facts) { return facts.text("id"); }

}  // namespace

void Updater::start_proof() {
  const flow::Step* at = step();
  if (at == nullptr || at->kind != flow::StepKind::identify) return;
  if (model_.person.level >= at->level) return take(flow::Identified{});
  if (model_.person.level == core::IdentityLevel::guest) {
    model_.proving = Proving::card;
    return;
  }
  if (!at->match_operation.empty() && model_.proving != Proving::matching) {
    model_.proving = Proving::matching;
    return ask_platform(Awaiting::match, at->match_operation,
                        core::Json::object({{"person_id", id_of(model_.person.facts)}}));
  }
  model_.proving = Proving::witness;
}

// After a power cut the card proves presence only: an errand that had a witness goes back to where it asked for one, or
// its submission would be refused for want of it. What was answered stays.
bool Updater::proof_is_missing() {
  const flow::Definition* whole = definition();
  if (whole == nullptr || model_.session->committed) return false;
  for (const flow::Step& each : whole->steps) {
    if (each.id == model_.session->step) return false;
    if (each.kind != flow::StepKind::identify || each.level <= model_.person.level) continue;
    // A proof that the errand went round, or has not come to, is not asked for.
    auto& path = model_.session->path;
    const auto walked = std::find_if(path.begin(), path.end(), [&](const std::string& id) {
      const flow::Step* step = whole->find(id);
      return step != nullptr && step >= &each;
    });
    if (walked == path.end()) continue;
    path.erase(walked, path.end());
    model_.session->step = each.id;
    return true;
  }
  return false;
}

void Updater::proved(core::IdentityLevel level) {
  model_.person.level = level;
  model_.digits.clear();
  model_.problem.clear();
  model_.proving = Proving::none;
  if (idle_asked()) {
    model_.idle = Idle::none;
    note(core::EventKind::idle_resumed);
    wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_s));
  }
  start_proof();
}

void Updater::forget_person() {
  model_.person = {};
  model_.proving = Proving::none;
}

void Updater::send_code() {
  model_.proving = Proving::sending;
  ask_platform(Awaiting::send_code, "identity.send_code",
               core::Json::object({{"person_id", id_of(model_.person.facts)}}));
}

void Updater::hand_in_number() {
  text::ResidentId id;
  switch (text::check_resident_id(model_.digits, &id)) {
    case text::IdProblem::none: break;
    case text::IdProblem::length: model_.problem = "keypad.length"; return;
    default: model_.problem = "keypad.id.wrong"; return;  // kindly, and the digits stay
  }
  model_.person = {};
  model_.person.facts = core::Json::object({{"id", id.number}});
  send_code();
}

void Updater::hand_in_code() {
  if (model_.digits.size() != 6) {
    model_.problem = "keypad.length";
    return;
  }
  model_.proving = Proving::checking;
  ask_platform(Awaiting::check_code, "identity.check_code",
               core::Json::object({{"person_id", id_of(model_.person.facts)}, {"code", model_.digits}}));
}

// Nobody is made to guess: after the third a person at a window helps on.
void Updater::code_was_wrong() {
  model_.digits.clear();
  model_.proving = Proving::code;
  model_.problem = "keypad.code.wrong";
  if (++model_.wrong_codes < most_wrong_codes) return;
  forget_person();
  into_trouble("wrong_code");
}

void Updater::on(const CardLaid& card) {
  if (model_.screen == Screen::goodbye) end_visit(core::EventKind::visit_finished, Screen::welcome);
  begin_visit();
  alive();
  model_.card_lies = true;
  if (!card.readable) {
    if (model_.proving == Proving::card || model_.proving == Proving::none) {
      if (const flow::Step* at = step(); at != nullptr && at->kind == flow::StepKind::identify)
        model_.proving = Proving::unreadable;
    }
    if (model_.proving != Proving::unreadable) say("card.unreadable_now");
    return;
  }
  const std::string laid = id_of(card.facts);
  const std::string known = id_of(model_.person.facts);
  const bool proven = model_.person.level != core::IdentityLevel::guest;
  if (proven && laid == known) {
    if (model_.idle == Idle::asked || (model_.idle == Idle::wants_card && model_.card_was_lifted)) {
      model_.idle = Idle::none;
      note(core::EventKind::idle_resumed, core::EventBy::card);
      wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_s));
    }
    model_.card_was_lifted = false;
    return;
  }
  if (proven || idle_asked()) {
    // Somebody else's card: nothing of the first person may be seen or used by the second. Nor of a guest who may have gone:
    // nobody answered the idle question, so whoever lays a card now begins anew.
    if (proven) note(core::EventKind::person_changed, core::EventBy::card);
    end_visit(finished() || model_.finished_one ? core::EventKind::visit_finished : core::EventKind::visit_left,
              Screen::home);
    begin_visit();
    model_.card_lies = true;
  }
  model_.idle = Idle::none;
  model_.person = {};
  model_.person.facts = card.facts;
  model_.person.how = "card";
  model_.person.level = core::IdentityLevel::present;
  model_.card_was_lifted = false;
  if (model_.screen == Screen::welcome) {
    model_.screen = Screen::home;
    clear_screen_state();
  }
  note(core::EventKind::person_present, core::EventBy::card);
  const flow::Step* at = step();
  if (at == nullptr || at->kind != flow::StepKind::identify) return;
  if (model_.awaiting != Awaiting::nothing) model_.awaiting = Awaiting::nothing;
  if (model_.screen == Screen::trouble) {
    model_.screen = Screen::errand;  // who had no line for a code goes on with the card
    model_.trouble.clear();
  }
  proved(core::IdentityLevel::present);
}

void Updater::on(const CardLifted&) {
  model_.card_lies = false;
  model_.card_was_lifted = true;
  if (model_.proving == Proving::unreadable) model_.proving = Proving::card;
}

void Updater::on(const BadgeLaid& badge) {
  if (!model_.visit.is_nil()) alive();
  if (model_.proving != Proving::witness || idle_asked()) return;
  if (!badge.staff) return say("witness.volunteer");
  model_.person.witness = "staff";
  model_.person.witness_number = badge.number;
  note(core::EventKind::person_witnessed, core::EventBy::helper);
  proved(core::IdentityLevel::witnessed);
}

void Updater::on(const OtherWay& other) {
  alive();
  const flow::Step* at = step();
  if (at == nullptr) return;
  if (model_.screen == Screen::trouble) {
    model_.screen = Screen::errand;
    model_.trouble.clear();
    const Proving typing = model_.proving;
    const std::string typed = model_.digits;
    clear_screen_state();
    if (other.way == "again" && (typing == Proving::number || typing == Proving::code)) {
      model_.digits = typed;
      return;
    }
    if (typing == Proving::code) forget_person();
    model_.proving = Proving::none;
    if (other.way == "again") {
      model_.promise = Promise::none;
      proof_is_missing();
      return entered();
    }
    // To the window: the errand goes on to where its definition leads when the line is down.
    return at->kind == flow::StepKind::identify ? take(flow::Decline{}) : take(flow::NoAnswer{false});
  }
  if (at->kind == flow::StepKind::for_whom) return take(flow::ForWhom{other.way});
  if (at->kind != flow::StepKind::identify && model_.idle == Idle::none) return;
  model_.problem.clear();
  model_.digits.clear();
  if (other.way == "no_card") {
    model_.proving = Proving::number;
  } else if (other.way == "card") {
    model_.proving = Proving::card;
  } else if (other.way == "window") {
    if (model_.proving == Proving::code) forget_person();  // a number that nothing has proved
    model_.proving = Proving::none;
    take(flow::Decline{});
  }
}

std::optional<Pad> Updater::pad() const {
  // What lies over the field takes no digits: a key-pad knows no page.
  if (model_.screen != Screen::errand || model_.comfort || model_.help_page || idle_asked()) return std::nullopt;
  if (model_.proving == Proving::number) return number_pad();
  if (model_.proving == Proving::code) return code_pad();
  const flow::Step* at = step();
  if (at == nullptr || at->kind != flow::StepKind::ask) return std::nullopt;
  return pad_of(at->type, at->grade, model_.digits);
}

void Updater::on(const Digit& digit) {
  alive();
  const auto before = pad();
  if (!before) {
    if (digit.by == Hand::key_pad) no_digits_here();
    return;
  }
  if (const std::string_view why = objection(*before, model_.digits, digit.digit); !why.empty()) return say(why);
  model_.problem.clear();
  model_.digits += digit.digit;
  if (digit.digit == '.') return say("keypad.point_typed");
  const auto typed = text::Argument::number(static_cast<std::int64_t>(model_.digits.size()));
  say_typed({text::Kind::digits, std::string(1, digit.digit)}, "keypad.echo", {{"place", typed}});
  const Pad wanted = *pad();  // how a number goes on may hang on how it begins
  // Who types without looking goes on with one more key; the voice says which as soon as the main key has the focus.
  const bool by_key_pad = digit.by == Hand::key_pad;
  if (by_key_pad && model_.digits.size() >= wanted.least) model_.focus = "go_on";
  if (wanted.least != wanted.most || model_.digits.size() < wanted.most) return;
  const char* complete = by_key_pad ? "shell.keypad.all_there" : "shell.keypad.complete";
  effects_.push_back(Say{text::compose(house_.catalogues, model_.language, complete, {{"count", typed}}), std::nullopt,
                         core::Priority::when_quiet});
}

// What was typed is for earphones; the hall hears only where in the number it stands.
void Updater::say_typed(const text::Argument& typed, std::string_view key, const text::Arguments& arguments) {
  text::Argument personal = typed;
  personal.grade = core::Grade::L3;
  personal.revealed = true;
  effects_.push_back(Say{text::compose_value(house_.catalogues, model_.language, personal),
                         text::compose(house_.catalogues, model_.language, "shell." + std::string(key), arguments)});
}

// Whoever presses digits stands there, also at the welcome, and loses nothing of what is being said to them.
void Updater::no_digits_here() {
  if (model_.screen != Screen::goodbye) begin_visit();
  remark("keypad.not_here");
}

void Updater::on(const EraseDigit&) {
  alive();
  if (!pad()) return no_digits_here();
  model_.problem.clear();
  if (model_.digits.empty()) return say("keypad.nothing");
  const auto place = static_cast<std::int64_t>(model_.digits.size());
  model_.digits.pop_back();
  effects_.push_back(Say{text::compose(house_.catalogues, model_.language, "shell.keypad.erased",
                                       {{"place", text::Argument::number(place)}}),
                         std::nullopt});
}

void Updater::on(const ReadBack&) {
  alive();
  const auto wanted = pad();
  if (!wanted) return;
  const auto typed = static_cast<std::int64_t>(model_.digits.size());
  if (typed == 0) return say("keypad.nothing");
  const auto count = text::Argument::number(typed);
  text::Argument said{text::Kind::digits, model_.digits};
  // A sum and a day are understood as such, not as a row of digits.
  const flow::Step* at = step();
  const bool asked = at != nullptr && at->kind == flow::StepKind::ask;
  if (asked && (at->type == flow::FieldType::money || at->type == flow::FieldType::date))
    if (const Typed read = read_typed(at->type, *wanted, model_.digits); read.problem.empty())
      said = argument_of(at->type == flow::FieldType::money ? "money" : "day", read.value, at->grade, true);
  if (wanted->least != wanted->most) return say_typed(said, "keypad.so_far", {{"typed", count}});
  if (model_.digits.size() == wanted->most) return say_typed(said, "keypad.complete", {{"count", count}});
  say_typed(said, "keypad.state",
            {{"typed", count}, {"left", text::Argument::number(static_cast<std::int64_t>(wanted->most) - typed)}});
}

}  // namespace visit
