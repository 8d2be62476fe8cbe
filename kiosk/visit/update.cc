// The shell: beginning, choosing, leaving; and what every chapter of update shares.
#include <algorithm>
#include <type_traits>

#include "text/compose.h"
#include "visit/updater.h"

namespace visit {

namespace {

constexpr core::Milliseconds goodbye_longest{60'000};  // against a voice that never ends

template <class Message, class... Listed>
constexpr bool is_one_of = (std::is_same_v<Message, Listed> || ...);

// What a person does to the errand: it has no meaning while another page lies over it. Digits are not among it: pad() knows
// what covers a field, and a key that has no meaning is answered.
template <class Message>
constexpr bool acts_on_errand = is_one_of<Message, Begin, OpenService, Choose, GoOn, Decline, ReadBack, Reveal, Conceal,
                                          ChangeItem, OtherWay, AnotherErrand, PrintAgain>;
// What a person does to the screen: none of it while the idle question hides the visit, whoever stands there.
template <class Message>
constexpr bool acts_on_screen =
    acts_on_errand<Message> || is_one_of<Message, UseLanguage, OpenComfort, CloseComfort, SetTextStep, SetTheme, SetLow,
                                         SetAloud, SetClear, SetHeardFirst, GoToPage, GoBack>;

}  // namespace

Farewell farewell_of(const House& house, const Model& model) {
  switch (model.promise) {
    case Promise::stored:
    case Promise::queued: return Farewell::sending;
    case Promise::unknown: return Farewell::unknown;
    default: break;
  }
  if (!model.session) return model.finished_one ? Farewell::done : Farewell::left;
  const auto found = house.services.find(model.session->service);
  if (found != house.services.end() && flow::handed_over(*found->second, *model.session)) return Farewell::handed_over;
  const bool over = model.session->committed || model.session->step == "end" || model.promise == Promise::accepted;
  return over || model.finished_one ? Farewell::done : Farewell::left;
}

Updated update(const House& house, Model model, const Stamped& stamped) {
  return Updater(house, std::move(model), stamped).run();
}

Model first_model(const House& house) {
  Model model;
  model.language = house.settings.language;
  if (const text::LanguageInfo* info = house.catalogues.language(model.language))
    model.preferences.mirrored = info->right_to_left;
  return model;
}

bool busy(const Model& model) {
  return model.awaiting != Awaiting::nothing || (model.speaking != 0 && !model.paused) || model.help == Help::called;
}

Updated Updater::run() {
  std::visit(
      [this](const auto& message) {
        using M = std::decay_t<decltype(message)>;
        const bool covered =
            (acts_on_screen<M> && idle_asked()) || (acts_on_errand<M> && (model_.comfort || model_.help_page));
        covered ? on(AnyInput{}) : on(message);
      },
      stamped_.message);
  return {std::move(model_), std::move(effects_)};
}

core::Ticket Updater::ticket() { return {model_.visit, ++model_.sequence}; }

core::Event Updater::event(core::EventKind kind, core::EventBy by, int count) const {
  core::Event event;
  event.kind = kind;
  event.visit = model_.visit;
  event.by = by;
  event.count = count;
  if (model_.session) {
    event.service = core::Name::from(model_.session->service).value_or(core::Name{});
    event.step = core::Name::from(model_.session->step).value_or(core::Name{});
    if (const flow::Step* at = step()) event.operation = core::Name::from(at->operation).value_or(core::Name{});
  }
  return event;
}

void Updater::note(core::EventKind kind, core::EventBy by, int count) {
  effects_.push_back(Note{{event(kind, by, count)}});
}

void Updater::wake(core::Ticket& slot, core::Milliseconds after) {
  slot = ticket();
  effects_.push_back(WakeAt{stamped_.now + after, slot});
}

void Updater::say(std::string_view key, core::Priority priority) {
  effects_.push_back(
      Say{text::compose(house_.catalogues, model_.language, "shell." + std::string(key)), std::nullopt, priority});
}

void Updater::remark(std::string_view key) {
  say(key);
  std::get<Say>(effects_.back()).cut = Say::Cut::is_resumed;
}

bool Updater::finished() const {
  if (!model_.session) return false;
  const bool stored = model_.promise == Promise::stored || model_.promise == Promise::queued ||
                      model_.promise == Promise::unknown || model_.promise == Promise::accepted;
  if (stored || model_.session->committed) return true;
  // An errand that ends at a person is not done: it is not called so, and not counted so.
  return model_.session->step == "end" && farewell_of(house_, model_) != Farewell::handed_over;
}

std::string Updater::screen_name() const {
  if (model_.comfort) return "comfort";
  switch (model_.screen) {
    case Screen::welcome: return "welcome";
    case Screen::home: return "home";
    case Screen::errand: return "errand";
    case Screen::trouble: return "trouble";
    case Screen::goodbye: return "goodbye";
  }
  return "";
}

void Updater::alive() {
  model_.last_input = stamped_.now;
  model_.prompts = 0;
}

void Updater::begin_visit() {
  if (!model_.visit.is_nil()) return;
  // Who does something at the goodbye stays, in their own language and size: no farewell closes over what they began.
  if (model_.screen == Screen::goodbye) {
    model_.screen = Screen::welcome;
    model_.farewell = Farewell::done;
    model_.take_card = model_.take_slip = false;
    model_.goodbye_ticket = {};
  }
  model_.visit = stamped_.fresh_id;
  model_.sequence = 0;
  alive();
  note(core::EventKind::visit_started);
  wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_s));
}

// Nothing of the person stays in the model: the kiosk's own state moves into a fresh one.
void Updater::end_visit(core::EventKind how, Screen next) {
  if (!model_.visit.is_nil()) {
    note(how);
    if (model_.help == Help::called || model_.help == Help::unanswered)
      effects_.push_back(WithdrawHelp{model_.help_ticket});
    effects_.push_back(Wipe{model_.visit});
  }
  Model fresh = first_model(house_);
  fresh.headphones = model_.headphones;
  fresh.network = model_.network;
  fresh.broken_voices = model_.broken_voices;
  fresh.mute = model_.mute;
  fresh.sound_works = model_.sound_works;
  fresh.platform_is_simulator = model_.platform_is_simulator;
  fresh.printer = model_.printer;
  fresh.card_lies = model_.card_lies;
  fresh.card_was_lifted = !model_.card_lies;
  fresh.screen = next;
  // The goodbye is still said in the person's own language and size; it holds nothing else of them.
  if (next == Screen::goodbye) {
    fresh.language = model_.language;
    fresh.preferences = model_.preferences;
    fresh.farewell = farewell_of(house_, model_);
    fresh.take_card = model_.card_lies;
    fresh.take_slip = model_.slip_lies_there || model_.awaiting == Awaiting::print;
    fresh.goodbye_ticket = {stamped_.fresh_id, 1};
    effects_.push_back(WakeAt{stamped_.now + goodbye_longest, fresh.goodbye_ticket});
  }
  model_ = std::move(fresh);
}

void Updater::clear_screen_state() {
  model_.page = 0;
  model_.focus = model_.focus.empty() ? "" : "heading";  // by key-pad: the walk begins anew on the new screen
  model_.revealed.clear();
  model_.digits.clear();
  model_.problem.clear();
  model_.chosen.clear();
  model_.resumed = false;
}

void Updater::on(const Begin&) {
  if (model_.screen != Screen::welcome && model_.screen != Screen::goodbye) return alive();
  if (model_.screen == Screen::goodbye) end_visit(core::EventKind::visit_finished, Screen::welcome);
  begin_visit();
  alive();
  model_.screen = Screen::home;
  clear_screen_state();
}

void Updater::on(const OpenService& open) {
  const auto found = house_.services.find(open.service);
  if (found == house_.services.end() ||
      !house_.catalogues.offers(model_.language, open.service, house_.settings.drafts))
    return;
  begin_visit();
  alive();
  clear_screen_state();
  model_.screen = Screen::errand;
  model_.finished_one = model_.finished_one || finished();
  model_.promise = Promise::none;
  model_.outcome_ticket = {};
  model_.submission = {};
  model_.submit_step.clear();
  model_.slip_state.clear();
  model_.rating = 0;
  model_.session = flow::start(*found->second);
  note(core::EventKind::service_opened);
  entered();
}

void Updater::on(const GoToPage& go) {
  alive();
  model_.page = std::max(go.page, 0);
  if (!model_.focus.empty()) model_.focus = "heading";
}

void Updater::on(const Reveal& reveal) {
  alive();
  model_.revealed.insert(reveal.line);
}

void Updater::on(const Conceal& conceal) {
  alive();
  model_.revealed.erase(conceal.line);
}

void Updater::on(const Repeat&) {
  if (!model_.visit.is_nil()) alive();
  effects_.push_back(SayAgain{Retelling::whole, {}});
}

void Updater::on(const Leave&) {
  if (model_.visit.is_nil()) return;
  end_visit(finished() || model_.finished_one ? core::EventKind::visit_finished : core::EventKind::visit_left,
            Screen::goodbye);
}

void Updater::on(const AnotherErrand&) {
  alive();
  model_.finished_one = model_.finished_one || finished();
  model_.session.reset();
  model_.promise = Promise::none;
  model_.outcome_ticket = {};
  model_.submission = {};
  model_.submit_step.clear();
  model_.awaiting = Awaiting::nothing;
  model_.proving = Proving::none;
  model_.screen = Screen::home;
  clear_screen_state();
  keep();
}

void Updater::on(const Focus& focus) {
  if (model_.screen == Screen::welcome && !focus.key.empty()) begin_visit();
  if (!model_.visit.is_nil()) alive();
  model_.focus = focus.key;
}

void Updater::on(const TouchedDisabled& touched) {
  if (!model_.visit.is_nil()) alive();
  const bool fills_in = pad().has_value();
  const bool reads =
      step() != nullptr && (step()->kind == flow::StepKind::review || step()->kind == flow::StepKind::consent);
  if (touched.key == "go_on")
    return say(fills_in ? "keypad.more_digits" : reads ? "review.turn_first" : "question.choose_first");
  if (touched.key == "fixed.back" && finished()) return say("back.closed");
  if (touched.key == "comfort.loudness.less") return say("sound.quietest");
  if (touched.key == "comfort.loudness.more") return say("sound.loudest");
  if (touched.key == "comfort.pace.less") return say("sound.slowest");
  if (touched.key == "comfort.pace.more") return say("sound.fastest");
  if (touched.key == "comfort.size.less") return say("comfort.smallest");
  if (touched.key == "comfort.size.more") return say("comfort.largest");
  say("not_now");
}

void Updater::on(const AnyInput&) {
  if (!model_.visit.is_nil()) alive();
}

}  // namespace visit
