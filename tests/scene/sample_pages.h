// Sample pages: one of every page form, filled as the screens fill them, for tests of layout. All people are synthetic.
#pragma once

#include <string>
#include <vector>

#include "planted_scene.h"
#include "scene/page.h"

namespace sample {

using planted::words;

inline core::Words personal(const std::string& seen) { return words(seen, "mi4 mi4", core::Privacy::personal); }

class Phrases final : public scene::PhraseBook {
 public:
  core::Words position(int index, int count) const override {
    return words("第" + han(index) + "个，共" + han(count) + "个");
  }
  core::Words page_counter(int page, int pages) const override {
    return words("第 " + std::to_string(page) + " / " + std::to_string(pages) + " 页");
  }
  core::Words short_page_counter(int page, int pages) const override {
    return words(std::to_string(page) + " / " + std::to_string(pages));
  }
  core::Words chosen() const override { return words("已选"); }
  core::Words more() const override { return words("看下一页"); }
  core::Words not_now() const override { return words("现在不能按"); }
  core::Words pointer_line(int line) const override { return words("请看屏幕第" + han(line) + "行，或者插上耳机"); }
  core::Words ok_chooses() const override { return words("选它，按确定"); }
  core::Words ok_goes_on() const override { return words("接着办，按确定"); }

 private:
  static std::string han(int number) {
    static constexpr const char* digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    return number >= 0 && number <= 10 ? digits[number] : std::to_string(number);
  }
};

inline scene::KeyPlan key(const std::string& name, const std::string& label, const std::string& icon = "") {
  scene::KeyPlan plan;
  plan.key = name;
  plan.label = words(label);
  plan.icon = icon;
  return plan;
}

inline scene::KeyPlan main_key(const std::string& name, const std::string& label) {
  scene::KeyPlan plan = key(name, label);
  plan.main = plan.arrow = true;
  return plan;
}

// The labels of step 1 are long, those of the other steps two characters.
inline scene::FixedRow fixed_row(bool long_labels) {
  const auto one = [&](const char* name, const char* full, const char* brief, const char* icon) {
    return key(name, long_labels ? full : brief, icon);
  };
  scene::FixedRow row;
  row.back = one("fixed.back", "退回\n上一步", "退回", "arrow_back");
  row.repeat = one("fixed.repeat", "重听\n一遍", "重听", "replay");
  row.help = one("fixed.help", "叫人\n帮忙", "叫人", "headset_mic");
  row.comfort = one("fixed.comfort", "字和\n声音", "字声", "text_fields");
  row.leave = one("fixed.leave", "不办了", "不办", "exit_to_app");
  return row;
}

inline scene::Page page(const std::string& screen, const std::string& heading, scene::Form form) {
  scene::Page page;
  page.frame.screen = screen;
  page.frame.language = "zh-Hans";
  page.frame.step = scene::StepLine{"payments", words("查养老金"), words("第 3 / 6 步"), 3, 6};
  page.frame.heading = words(heading);
  page.frame.guidance = {words("选一个。选错了，再按别的就行。")};
  page.frame.fixed = fixed_row(true);
  page.form = std::move(form);
  return page;
}

inline scene::ChoiceForm choices(int count, int chosen = 0) {
  static const std::vector<std::string> labels{"和家人一起住", "自己一个人住", "住在养老院",
                                               "住在别的地方", "住在亲戚家",   "住在医院里",
                                               "住在朋友家",   "租房子住",     "住在单位"};
  scene::ChoiceForm form;
  for (int i = 0; i < count; ++i) {
    scene::ChoicePlan plan;
    plan.key = "living." + std::to_string(i + 1);
    plan.label = words(labels.at(static_cast<std::size_t>(i)));
    plan.chosen = i + 1 == chosen;
    form.choices.push_back(plan);
  }
  form.actions = {main_key("go_on", "下一步")};
  return form;
}

inline scene::ChoiceForm home() {
  scene::ChoiceForm form;
  for (const auto& [name, label, detail] : {std::tuple{"pension", "查养老金", "看这个月发了多少"},
                                            {"proof", "领取资格认证", "一年做一次"},
                                            {"insurance", "查医保", "看卡里的钱和报销"},
                                            {"card", "办老年优待证", "坐公交、逛公园用"},
                                            {"doctor", "预约看病", "先约好，不用排队"}}) {
    scene::ChoicePlan plan;
    plan.key = std::string("tile.") + name;
    plan.label = words(label);
    plan.detail = words(detail);
    plan.icon = "payments";
    plan.answers = false;
    form.choices.push_back(plan);
  }
  return form;
}

inline scene::KeypadForm phone(const std::string& digits, bool enabled = true) {
  scene::KeypadForm form;
  form.field = "field";
  form.name = words("手机号");
  form.digits = digits;
  form.groups = {{3}, {4}, {4}};
  form.field_state = words("已经按了三位，还差八位");
  form.erase = key("erase", "删一位");
  form.read_back = key("read_back", "念一遍");
  form.next = main_key("go_on", "下一步");
  form.next.enabled = enabled;
  form.next.why_not = words("还差几位");
  for (int i = 0; i < 10; ++i) form.digit_words.push_back(words(std::to_string(i), "ling2"));
  form.x_word = words("X", "cha1");
  return form;
}

inline scene::KeypadForm resident_id() {
  scene::KeypadForm form = phone("9900001940", false);
  form.name = words("身份证号");
  form.groups = {{6}, {8}, {4}};
  form.cover_finished_groups = form.with_x = true;
  return form;
}

inline scene::CheckForm check() {
  scene::CheckForm form;
  scene::CheckRow name{"name", words("姓名"), personal("张**"), "", false, std::nullopt, key("reveal.name", "看一下")};
  scene::CheckRow phone{
      "phone", words("手机号"), personal("138****8000"), "", false, key("change.phone", "改这一项"), std::nullopt};
  scene::CheckRow living{
      "living", words("怎么住"), words("和家人一起住"), "", false, key("change.living", "改这一项"), std::nullopt};
  form.rows = {name, phone, living};
  form.actions = {main_key("go_on", "都对，交上去")};
  return form;
}

inline scene::ResultForm result(bool shown) {
  scene::ResultForm form;
  form.title = words("11 月的养老金", "shi2 yi1");
  form.lines = {words("11 月 15 日到账", "shi2 wu3")};
  form.has_sum = true;
  if (shown) form.sum = personal("3128.40 元");
  form.reveal = key("reveal.sum", shown ? "收起来" : "看一下", "visibility");
  form.note = words("小票打好了。在屏幕下面的出纸口。请您拿好。");
  form.note_icon = "print";
  form.actions = {key("again", "再打一张"), main_key("go_on", "下一步")};
  return form;
}

inline scene::GreetingForm greeting() {
  scene::GreetingForm form;
  form.name = words("银铃");
  form.subtitle = words("公共服务自助机");
  form.keys = {main_key("start", "开始"), key("practice", "先练一练", "school"),
               key("language.en", "English", "translate")};
  form.footer = words("3 号机 · 一楼大厅", "san1 hao4 ji1");
  return form;
}

inline scene::ComfortForm comfort() {
  scene::ComfortForm form;
  for (const auto& [name, label, less, more, levels] : {std::tuple{"size", "字的大小", "小一点", "大一点", 4},
                                                        {"volume", "声音大小", "轻一点", "响一点", 14},
                                                        {"pace", "说话快慢", "慢一点", "快一点", 8}}) {
    scene::ComfortRow row;
    row.key = name;
    row.name = words(label);
    row.value = words("第 2 档，共 " + std::to_string(levels) + " 档", "di4 er4 dang4");
    row.less = key(row.key + ".less", less);
    row.more = key(row.key + ".more", more);
    row.level = 2;
    row.levels = levels;
    form.rows.push_back(row);
  }
  form.keys = {key("theme", "换颜色", "palette"), key("low", "放低一点", "accessible")};
  form.done = main_key("done", "好了");
  return form;
}

inline scene::TellForm tell() {
  scene::TellForm form;
  form.facts = {{"what", "help", words("能办什么"), words("看这个月发了多少")},
                {"bring", "credit_card", words("要带什么"), words("您本人的身份证")},
                {"minutes", "schedule", words("要多久"), words("大约三分钟")},
                {"price", "money_off", words("要钱吗"), words("不要钱")}};
  form.actions = {main_key("go_on", "开始办")};
  return form;
}

inline scene::PictureForm picture(scene::PictureForm::Drawing drawing) {
  scene::PictureForm form;
  form.drawing = drawing;
  form.lines = {words("在屏幕下面，右手边。正面反面都可以。")};
  form.actions = {key("no_card", "没带身份证")};
  if (drawing == scene::PictureForm::Drawing::stations) {
    using Progress = scene::Station::Progress;
    form.stations = {{words("记在这台机器里"), Progress::done},
                     {words("送出去"), Progress::now},
                     {words("等回音"), Progress::to_come}};
    form.dots = true;
    form.actions.clear();
  }
  return form;
}

inline scene::DocumentForm document() {
  scene::DocumentForm form;
  for (int i = 1; i <= 6; ++i)
    form.lines.push_back({"line." + std::to_string(i), words("基础养老金"), words("一千二百元"), "", false, {}, {}});
  form.actions = {main_key("go_on", "看完了")};
  return form;
}

inline std::vector<scene::Page> all() {
  using Drawing = scene::PictureForm::Drawing;
  scene::ChoiceForm rating = choices(5);
  rating.five_levels = true;
  rating.actions = {key("skip", "不评了"), main_key("go_on", "就这样评")};
  scene::ChoiceForm trouble = home();
  trouble.choices.resize(2);
  trouble.note = words("是线路的问题，不是您按错了。您填的都还在。");
  scene::KeypadForm wrong = phone("13800138000");
  wrong.problem = words("有个数不对，请再看一遍");
  return {page("welcome", "您好。", greeting()),
          page("comfort", "字和声音", comfort()),
          page("home", "您今天想办什么？", home()),
          page("question", "您现在怎么住？", choices(4, 1)),
          page("many", "您现在怎么住？", choices(9)),
          page("rating", "今天办得怎么样？", rating),
          page("trouble", "现在连不上社保系统", trouble),
          page("intro", "查这个月的养老金", tell()),
          page("place_card", "把身份证放在亮绿灯的地方", picture(Drawing::card_on_light)),
          page("witness", "请工作人员来看一下", picture(Drawing::badge_on_light)),
          page("help", "已经叫人了，请您等一等", picture(Drawing::person_coming)),
          page("window", "请到二号窗口", picture(Drawing::window)),
          page("working", "正在交", picture(Drawing::stations)),
          page("phone", "请按您的手机号码", phone("138", false)),
          page("phone_wrong", "请按您的手机号码", wrong),
          page("id", "请按身份证号码", resident_id()),
          page("check", "请看看，这些对不对", check()),
          page("document", "钱是这样算的", document()),
          page("result", "查到了", result(false)),
          page("result_shown", "查到了", result(true))};
}

}  // namespace sample
