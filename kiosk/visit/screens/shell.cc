// The screens of the shell: welcome, home, comfort, help, still there?, trouble, goodbye.
#include <algorithm>
#include <array>

#include "visit/viewer.h"

namespace visit {

using scene::KeyPlan;
using scene::Page;
using text::Argument;

bool Viewer::heard() const {
  const auto names_it = [this](const std::vector<std::string>& languages) {
    return std::find(languages.begin(), languages.end(), model_.language) != languages.end();
  };
  return model_.sound_works && !names_it(house_.settings.voiceless) && !names_it(model_.mute);
}

Page Viewer::welcome() {
  // Without a voice the screen says so, and that a person can be called.
  const char* how = !heard() ? "welcome.no_voice" : model_.headphones ? "welcome.how.headphones" : "welcome.how";
  Page out = page("welcome", spell_.shell("welcome.heading"));
  if (!heard()) out.frame.body.push_back(spell_.shell(how));
  if (const auto body = what_is_here()) out.frame.guidance.push_back(*body);
  if (heard()) out.frame.guidance.push_back(spell_.shell(how));
  scene::GreetingForm form;
  form.picture = scene::GreetingForm::Picture::bell;
  form.name = spell_.shell("name");
  form.subtitle = spell_.shell("subtitle");
  KeyPlan begin = main_key("begin", spell_.shell("welcome.begin"), Begin{});
  begin.icon = "touch_app";
  form.keys.push_back(begin);
  for (const std::string& language : house_.settings.languages) {
    const text::LanguageInfo* info = house_.catalogues.language(language);
    if (info == nullptr || language == model_.language ||
        !house_.catalogues.offers(language, "shell", house_.settings.drafts))
      continue;
    // A language's name stands in its own language and is spoken by its own voice.
    KeyPlan other = key("language." + language, text::compose_text(house_.catalogues, language, info->own_name),
                        UseLanguage{language});
    other.icon = "translate";
    if (form.keys.size() < 4) form.keys.push_back(other);
  }
  form.footer = spell_.shell("footer", {{"machine", Argument::plain(house_.settings.machine)},
                                        {"hall", Argument::plain(house_.settings.hall)}});
  if (model_.language != "zh-Hans" || house_.settings.hall.empty())
    form.footer = spell_.shell("footer_short", {{"machine", Argument::plain(house_.settings.machine)}});
  out.form = std::move(form);
  return out;
}

// The services in the order of the home page, as far as they are whole and speak this language.
std::vector<const flow::Definition*> Viewer::offered_services() const {
  std::vector<const flow::Definition*> out;
  for (const std::string& id : house_.settings.services)
    if (const auto found = house_.services.find(id);
        found != house_.services.end() && house_.catalogues.offers(model_.language, id, house_.settings.drafts))
      out.push_back(found->second.get());
  return out;
}

// Names what is really offered: a service may be missing from this hall, or broken.
std::optional<core::Words> Viewer::what_is_here() const {
  static constexpr std::array places{"first", "second", "third"};
  static constexpr std::array sentences{"welcome.body.one", "welcome.body.two", "welcome.body.three",
                                        "welcome.body.more"};
  const auto services = offered_services();
  if (services.empty()) return std::nullopt;
  text::Arguments names;
  for (std::size_t i = 0; i < std::min(services.size(), places.size()); ++i)
    names.insert_or_assign(places[i], Argument::key(services[i]->id + "." + services[i]->title.key));
  return spell_.shell(sentences[std::min(services.size(), sentences.size()) - 1], names);
}

Page Viewer::home() {
  Page out = page("home", spell_.shell("home.heading"));
  // Who changed the language at the welcome has not read there that this one is not heard.
  if (!heard()) out.frame.body.push_back(spell_.shell("welcome.no_voice"));
  out.frame.guidance = {spell_.shell("home.body")};
  out.frame.place = spell_.shell("place", {{"machine", Argument::plain(house_.settings.machine)}});
  scene::ChoiceForm form;
  for (const flow::Definition* service : offered_services()) {
    scene::ChoicePlan tile;
    tile.key = "tile." + service->id;
    tile.label = text::compose(house_.catalogues, model_.language, service->id + "." + service->title.key);
    tile.detail = text::compose(house_.catalogues, model_.language, service->id + "." + service->summary.key);
    tile.icon = service->icon;
    tile.answers = false;
    form.choices.push_back(std::move(tile));
    mean("tile." + service->id, OpenService{service->id});
  }
  if (form.choices.empty()) form.note = spell_.shell("home.nothing");
  out.form = std::move(form);
  return out;
}

Page Viewer::comfort() {
  Page out = page("comfort", spell_.shell("comfort.heading"));
  scene::ComfortForm form;
  // Who cannot read finds it by its place, which the welcome tells.
  form.first = key("comfort.heard_first",
                   spell_.shell(model_.heard_first ? "comfort.heard_first.off" : "comfort.heard_first.on"),
                   SetHeardFirst{!model_.heard_first});
  form.first->hint = spell_.shell("comfort.heard_first.hint");
  const auto row = [&](std::string name, int level, int levels, Message less, Message more, const char* less_key,
                       const char* more_key) {
    scene::ComfortRow row;
    row.key = "comfort." + name;
    row.name = spell_.shell("comfort." + name);
    row.value =
        spell_.shell("comfort.level", {{"level", Argument::number(level)}, {"levels", Argument::number(levels)}});
    row.level = level;
    row.levels = levels;
    row.less = key(row.key + ".less", spell_.shell(less_key), std::move(less));
    row.less.enabled = level > 1;
    row.more = key(row.key + ".more", spell_.shell(more_key), std::move(more));
    row.more.enabled = level < levels;
    row.less.why_not = row.more.why_not = spell_.shell("comfort.end");
    form.rows.push_back(std::move(row));
  };
  const int step = model_.preferences.step;
  row("size", step, 4, SetTextStep{step - 1}, SetTextStep{step + 1}, "comfort.smaller", "comfort.larger");
  const int quietest = house_.norms.volume_quietest, loudest = house_.norms.volume_loudest;
  row("loudness", model_.volume - quietest + 1, loudest - quietest + 1, SetVolume{model_.volume - 1},
      SetVolume{model_.volume + 1}, "comfort.quieter", "comfort.louder");
  row("pace", model_.rate + 1, 8, SetRate{model_.rate - 1}, SetRate{model_.rate + 1}, "comfort.slower",
      "comfort.faster");
  const int theme = static_cast<int>(model_.preferences.theme);
  static constexpr const char* theme_words[] = {"comfort.theme.calm", "comfort.theme.white_on_black",
                                                "comfort.theme.black_on_white", "comfort.theme.soft"};
  form.keys.push_back(key("comfort.theme", spell_.shell(theme_words[theme]), SetTheme{(theme + 1) % 4}));
  form.keys.back().hint = spell_.shell("comfort.theme.hint");
  form.keys.push_back(key("comfort.low", spell_.shell(model_.preferences.low ? "comfort.low.off" : "comfort.low.on"),
                          SetLow{!model_.preferences.low}));
  form.keys.push_back(key("comfort.aloud", spell_.shell(model_.aloud ? "comfort.aloud.off" : "comfort.aloud.on"),
                          SetAloud{!model_.aloud}));
  form.keys.back().hint = spell_.shell("comfort.aloud.hint");
  form.keys.push_back(key("comfort.clear", spell_.shell(model_.clear ? "comfort.clear.off" : "comfort.clear.on"),
                          SetClear{!model_.clear}));
  for (const std::string& language : house_.settings.languages) {
    const text::LanguageInfo* info = house_.catalogues.language(language);
    if (info == nullptr || language == model_.language ||
        !house_.catalogues.offers(language, "shell", house_.settings.drafts))
      continue;
    // In the middle of an errand only a language in which that errand exists.
    if (model_.session && !house_.catalogues.offers(language, model_.session->service, house_.settings.drafts))
      continue;
    form.keys.push_back(key("language." + language, text::compose_text(house_.catalogues, language, info->own_name),
                            UseLanguage{language}));
  }
  form.done = main_key("comfort.done", spell_.shell("comfort.done"), CloseComfort{});
  out.form = std::move(form);
  return out;
}

Page Viewer::goodbye() {
  // No more than what is so: an errand that was left, or still travels, is not called done.
  static constexpr const char* endings[] = {"goodbye", "goodbye.left", "goodbye.handed_over", "goodbye.sending",
                                            "goodbye.unknown"};
  const std::string ending = endings[static_cast<std::size_t>(model_.farewell)];
  Page out = page("goodbye", spell_.shell(ending + ".heading"),
                  {spell_.shell(ending + ".body", {{"window", Argument::plain(house_.settings.help_window)}})});
  // Nobody is reminded of what does not lie there.
  if (model_.take_card || model_.take_slip)
    out.frame.body.push_back(spell_.shell(!model_.take_slip   ? "goodbye.take.card"
                                          : !model_.take_card ? "goodbye.take.slip"
                                                              : "goodbye.take.both"));
  scene::GreetingForm form;
  form.picture = scene::GreetingForm::Picture::bell;
  form.name = spell_.shell("name");
  form.subtitle = spell_.shell("subtitle");
  form.keys.push_back(main_key("begin", spell_.shell("goodbye.begin"), Begin{}));
  out.form = std::move(form);
  return out;
}

Page Viewer::still_there() {
  Page out = page("still_there", spell_.shell("still_there.heading"), {spell_.shell("still_there.body")});
  scene::GreetingForm form;
  form.keys.push_back(main_key("still_here", spell_.shell("still_there.here"), StillHere{}));
  form.keys.push_back(key("next_person", spell_.shell("still_there.next"), NextPerson{}));
  out.form = std::move(form);
  return out;
}

Page Viewer::card_again() {
  const bool by_code = model_.person.how == "code";
  Page out = page("card_again", spell_.shell("card_again.heading"), {});
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::card_on_light;
  form.lines = {spell_.shell(by_code ? "card_again.code" : "card_again.body")};
  form.actions.push_back(key("next_person", spell_.shell("still_there.next"), NextPerson{}));
  out.form = std::move(form);
  return out;
}

Page Viewer::trouble() {
  const std::string why = model_.trouble;
  Page out = page("trouble", spell_.shell("trouble." + why + ".heading"));
  scene::ChoiceForm form;
  form.note = spell_.shell("trouble." + why + ".note");
  form.lead = spell_.shell("trouble.lead");
  const auto way = [&](const char* name, const char* icon) {
    scene::ChoicePlan plan;
    plan.key = name;
    plan.label = spell_.shell(std::string("trouble.") + name);
    plan.icon = icon;
    plan.answers = false;
    mean(name, OtherWay{name});
    form.choices.push_back(std::move(plan));
  };
  way("again", "replay");
  way("window", "storefront");
  form.choices.back().detail =
      spell_.shell("handoff.window", {{"window", Argument::plain(house_.settings.help_window)}});
  count_step(out);
  out.form = std::move(form);
  return out;
}

Page Viewer::help() {
  const std::string state = model_.help == Help::answered     ? "answered"
                            : model_.help == Help::unanswered ? "unanswered"
                                                              : "called";
  const bool begun = model_.session.has_value();  // there is something to go on with
  Page out = page("help", spell_.shell("help." + state + ".heading"));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::person_coming;
  if (model_.help == Help::answered) {
    // The desk's own words, as they were said: nobody knows beforehand whose name or money stands in them.
    form.lines.push_back(spell_.confided(model_.help_text));
  } else {
    form.lines.push_back(
        spell_.shell("help." + state + ".body", {{"window", Argument::plain(house_.settings.help_window)}}));
    if (begun && model_.help == Help::called) form.lines.push_back(spell_.shell("help.called.begun"));
  }
  form.actions.push_back(main_key("help.go_on", spell_.shell(begun ? "help.go_on" : "handoff.understood"), GoBack{}));
  out.form = std::move(form);
  return out;
}

Page Viewer::done() {
  const Farewell ending = farewell_of(house_, model_);
  const flow::Definition* whole = definition();
  const flow::Step* open = whole == nullptr ? nullptr : flow::left_open(*whole, *model_.session);
  if (ending == Farewell::handed_over)
    return another(spell_.shell("handoff.window", {{"window", Argument::plain(house_.settings.help_window)}}));
  if (ending != Farewell::done) return another(promise());
  if (open != nullptr) return another(spell_.plan(open->heading));
  Page out = page("done", spell_.shell("done.heading"), {spell_.shell("done.body")});
  scene::GreetingForm form;
  form.keys.push_back(main_key("leave", spell_.shell("done.leave"), Leave{}));
  form.keys.back().ends = true;
  form.keys.push_back(key("another", spell_.shell("done.another"), AnotherErrand{}));
  out.form = std::move(form);
  return out;
}

// The end of an errand that is not done: how it stands is said once more, and no word calls it done.
Page Viewer::another(core::Words how_it_stands) {
  Page out = page("another", spell_.shell("another.heading"), {std::move(how_it_stands)});
  scene::GreetingForm form;
  form.keys.push_back(main_key("leave", spell_.shell("another.leave"), Leave{}));
  form.keys.back().ends = true;
  form.keys.push_back(key("another", spell_.shell("done.another"), AnotherErrand{}));
  out.form = std::move(form);
  return out;
}

}  // namespace visit
