// What was found, and what is about to be sent: a sum, rows of what and value, a document.
#include "visit/viewer.h"

namespace visit {

using scene::KeyPlan;
using scene::Page;

Page Viewer::show(const flow::Step& step) {
  if (!step.sum) return rows(step, false);
  Page out = page("result", spell_.plan(step.heading));
  scene::ResultForm form;
  const bool open = model_.revealed.count("sum") != 0;
  form.title = spell_.plan(step.sum->what);
  for (const flow::LinePlan& line : step.lines)
    if (flow::holds(line.when, *model_.session, model_.person)) form.lines.push_back(spell_.plan(line.value));
  form.has_sum = true;
  if (open) form.sum = spell_.plan(step.sum->value, true);
  form.reveal = look_key("sum", open);
  form.reveal->icon = open ? "visibility_off" : "visibility";
  if (!open) form.reveal->hint = spell_.shell("reveal.hint");
  form.actions.push_back(
      main_key("go_on", step.main_label.empty() ? spell_.shell("go_on") : spell_.plan(step.main_label), GoOn{}));
  form.actions.back().arrow = true;
  out.form = std::move(form);
  return out;
}

std::vector<scene::CheckRow> Viewer::line_rows(const flow::Step& step, bool review) {
  std::vector<scene::CheckRow> rows;
  for (const flow::LinePlan& line : step.lines) {
    if (!flow::holds(line.when, *model_.session, model_.person)) continue;
    scene::CheckRow row;
    row.key = "line." + line.id;
    const bool open = model_.revealed.count(line.id) != 0;
    row.what = spell_.plan(line.what);
    row.value = spell_.plan(line.value, open);
    row.icon = line.icon;
    if (review && !line.changes.empty())
      row.change = key("change." + line.id, spell_.shell("review.change"), ChangeItem{line.changes});
    if (spell_.hides(line.value)) row.reveal = look_key(line.id, open);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Every entry of a list that the platform gave.
std::vector<scene::CheckRow> Viewer::entry_rows(const flow::LinesFrom& plan, bool open) {
  std::vector<scene::CheckRow> rows;
  const core::Json* list = flow::value_at(*model_.session, model_.person, plan.list);
  for (const core::Json& entry : list != nullptr && list->is_array() ? list->items() : core::Json::Array{}) {
    scene::CheckRow row;
    row.key = "entry." + std::to_string(rows.size() + 1);
    auto name = plan.what.find(model_.language);
    if (name == plan.what.end()) name = plan.what.find("*");
    row.what = spell_.free(name == plan.what.end() ? "" : entry.text(name->second));
    const core::Json* value = entry.find(plan.value);
    row.value = spell_.value(plan.kind, value == nullptr ? core::Json("") : *value, plan.grade, open);
    rows.push_back(std::move(row));
  }
  return rows;
}

// 看一下 or 收起来.
KeyPlan Viewer::look_key(const std::string& what, bool open) {
  return open ? key("conceal." + what, spell_.shell("conceal"), Conceal{what})
              : key("reveal." + what, spell_.shell("reveal"), Reveal{what});
}

// Rows of what and value: a review (with 改这一项), a plain result, or a document made of a list of the platform.
Page Viewer::rows(const flow::Step& step, bool review) {
  std::vector<core::Words> body;
  if (core::Words told = promise(); !told.empty() && !review) body.push_back(std::move(told));
  for (const flow::WordsPlan& plan : step.body) body.push_back(spell_.plan(plan));
  Page out = page(review ? "review" : "result", spell_.plan(step.heading), std::move(body));
  std::vector<scene::CheckRow> shown = line_rows(step, review);
  std::vector<KeyPlan> actions;
  if (step.lines_from) {
    const bool open = model_.revealed.count("all") != 0;
    for (scene::CheckRow& row : entry_rows(*step.lines_from, open)) shown.push_back(std::move(row));
    if (core::rule_of(step.lines_from->grade).hidden_until_asked) {
      actions.push_back(look_key("all", open));
      actions.back().icon = open ? "visibility_off" : "visibility";
    }
  }
  const core::Words label = !step.main_label.empty() ? spell_.plan(step.main_label)
                            : review                 ? spell_.shell("review.all_right")
                                                     : spell_.shell("go_on");
  actions.push_back(main_key("go_on", label, GoOn{}));
  actions.back().arrow = true;
  if (review) {
    actions.back().hint = spell_.shell(model_.focus.empty() ? "review.how" : "review.how_by_keys");
    actions.back().after_all_pages = true;
    actions.back().why_not = spell_.shell("review.turn_first");
  }
  if (step.lines_from) {
    out.form = scene::DocumentForm{std::move(shown), std::move(actions)};
  } else {
    out.form = scene::CheckForm{std::move(shown), std::move(actions)};
  }
  return out;
}

}  // namespace visit
