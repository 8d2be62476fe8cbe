// Page: what a screen says, before it is laid out. visit/screens fill a Page, lay_out turns it into a Scene.
//
// Pure. Every form works in portrait and landscape, mirrored, at every text step and in the low arrangement; there is no
// scrolling: what does not fit goes to a next page, and Laid says how many there are. Layout rules: looks.md 4, 6, 7.
//
// Keys given by the caller become node keys. lay_out adds: "caption", "step", "heading", "body.N", "guidance.N", "page" (the
// 第 1 / 3 页 words), "more" (next page; wraps round), "fixed.back", "fixed.repeat", "fixed.help", "fixed.comfort", "fixed.leave",
// "platform" (模拟平台).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/words.h"
#include "scene/display.h"
#include "scene/measure.h"
#include "scene/node.h"

namespace scene {

using core::Words;

// A key that can be pressed. enabled = false draws the cannot-be-pressed look; touching it then says `why_not`.
struct KeyPlan {
  std::string key;
  Words label;
  std::string icon;    // "" for none
  bool arrow = false;  // forward arrow after the label (mirrored right-to-left)
  bool main = false;   // pine: "this goes on"; at most one a page
  bool enabled = true;
  bool after_all_pages = false;  // cannot be pressed before the last page is shown: nothing is handed in unread
  Words why_not;
  Words hint;
  double largest_mm = 0;  // its label is written no larger than this, like its neighbour's; 0 = as large as it fits
  bool ends = false;      // a main key that ends the visit: nothing goes on after it
  // Icon and label in the middle beside each other; at the start of the line, where keys of one kind stand in a column; or the
  // icon above the label, where they stand in a row.
  enum class Arrange { centred, leading, above } arrange = Arrange::centred;
};

// The fixed row: same place on every citizen screen.
struct FixedRow {
  KeyPlan back, repeat, help, comfort, leave;  // labels already long or short by the step; leave is 不办了 or 办完了
  bool help_called = false;                    // pressed-looking
};

struct StepLine {
  std::string icon;
  Words name;     // 查养老金
  Words counter;  // 第 3 / 6 步 (spoken 第三步，共六步)
  int step = 0;   // 1-based
  int steps = 0;
};

// lay_out finds out how many pages there are; it then asks for the words that say so.
class PhraseBook {
 public:
  virtual ~PhraseBook() = default;
  virtual Words position(int index, int count) const = 0;           // 第二个，共四个 (1-based)
  virtual Words page_counter(int page, int pages) const = 0;        // 第 1 / 3 页
  virtual Words short_page_counter(int page, int pages) const = 0;  // 1 / 3, said alike
  virtual Words chosen() const = 0;                                 // 已选
  virtual Words more() const = 0;                                   // 看下一页
  virtual Words not_now() const = 0;                                // 现在不能按
  virtual Words pointer_line(int line) const = 0;                   // 请看屏幕第二行，或者插上耳机
  virtual Words ok_chooses() const = 0;                             // 选它，按确定
  virtual Words ok_goes_on() const = 0;                             // 接着办，按确定
};

struct Frame {
  std::string screen;  // Scene::screen
  std::string language;
  std::optional<StepLine> step;
  std::optional<Words> place;  // 银铃 · 3 号机, where there is no step line
  std::optional<Words>
      platform;  // 模拟平台 while the platform says that it is a simulator; or that the kiosk is on trial
  Words heading;
  std::vector<Words> body;  // what is so: a promise, a number, where a thing was sent. Always drawn, paged if need be
  std::vector<Words> guidance;  // how to go on; where there is no room, and from step 3, only the voice gives it
  FixedRow fixed;
  std::string focus;  // key of the focused node; "" while touch is used
};

// One of up to four things a page.
struct ChoicePlan {
  std::string key;
  Words label;
  Words detail;      // second line; dropped from step 2 (the voice says it)
  std::string icon;  // a service tile; "" gives the number
  bool chosen = false;
  bool answers = true;  // Role::choice (a main key moves on) or Role::button (acts at once)
  bool enabled = true;
};

// A Greeting: picture, big main key, plain keys. Welcome, still there?, goodbye.
struct GreetingForm {
  enum class Picture { bell, none } picture = Picture::bell;
  Words name;  // 银铃, large, beside the bell
  Words subtitle;
  std::vector<KeyPlan> keys;  // the first may be main; up to four, two of them side by side when both are short
  Words footer;               // 3 号机 · 一楼大厅
};

// A row of Comfort: name, - key, rising boxes, + key, words "第 1 档，共 4 档".
struct ComfortRow {
  std::string key;  // makes "<key>.less" and "<key>.more"
  Words name;
  Words value;
  KeyPlan less, more;
  int level = 1;  // 1-based
  int levels = 4;
};
struct ComfortForm {
  std::optional<KeyPlan>
      first;  // before the rows: for who cannot read on. In large letters it is the first of the keys
  std::vector<ComfortRow> rows;
  std::vector<KeyPlan> keys;  // theme, low, language
  KeyPlan done;
};

// B Choose.
struct ChoiceForm {
  std::vector<ChoicePlan> choices;  // any number; paged
  std::optional<Words> note;        // quiet note first (trouble)
  Words lead;  // 接下来，请您选一样: between note and choices; where there is no room the voice says it
  std::vector<KeyPlan> actions;  // action row: main key, or a plain one beside it
  bool five_levels = false;      // rating: five on one page
};

// C Tell: facts with icon, question, answer.
struct Fact {
  std::string key, icon;
  Words question, answer;
};
struct TellForm {
  std::vector<Fact> facts;
  std::vector<KeyPlan> actions;
};

// D Picture: a drawing, words beside it; or three stations of waiting.
struct Station {
  Words name;
  enum class Progress { done, now, to_come } progress = Progress::to_come;
};
struct PictureForm {
  enum class Drawing { card_on_light, badge_on_light, person_coming, stations, window } drawing = Drawing::stations;
  std::vector<Station> stations;
  std::vector<Words> lines;      // beside or under the drawing
  bool dots = false;             // waiting
  std::vector<KeyPlan> actions;  // up to three, e.g. 没带身份证
};

// E Fill in with digits. Cells in groups; the group in use is marked.
struct FieldGroup {
  int length = 0;
};
struct KeypadForm {
  std::string field;                   // node key of the field, "field"
  Words name;                          // 手机号
  std::string digits;                  // what was typed so far ("X" allowed at the end of an id)
  std::vector<FieldGroup> groups;      // 3-4-4, 6-8-4, 6
  bool cover_finished_groups = false;  // finished groups become dots
  bool with_x = false;                 // an eleventh key beside 0: X of an id, or the point before 角 and 分
  std::string x_key = "digit.X";
  Words field_state;               // spoken: 已经按了三位，还差八位
  Words problem;                   // shown under the field: 有个数不对，请再看一遍; empty for none
  KeyPlan erase, read_back;        // 删一位, 念一遍 (beside the main key when there is an eleventh)
  KeyPlan next;                    // main
  std::optional<KeyPlan> other;    // a way round it, beside the main key: 没收到短信
  std::vector<Words> digit_words;  // 0..9 as labels
  Words x_word;
  Words digit_aloud;  // for the loudspeaker, in place of personal digit words: the same for every key of the pad
};

// F Check: rows of what, value, and keys.
struct CheckRow {
  std::string key;
  Words what;   // 手机号 · 您自己按的
  Words value;  // as shown now (masked or whole)
  std::string icon;
  bool plain = false;             // a line of text rather than a value: not bold
  std::optional<KeyPlan> change;  // 改这一项; none for what the card gave
  std::optional<KeyPlan> reveal;  // 看一下 / 收起来
};
struct CheckForm {
  std::vector<CheckRow> rows;  // four a page; two when a page has rows with a reveal key or at step 4
  std::vector<KeyPlan> actions;
};

// Document: paragraphs or lines of a longer text (breakdown, consent notice), paged.
struct DocumentForm {
  std::vector<CheckRow> lines;  // name and value; or only a value (paragraph)
  std::vector<KeyPlan> actions;
};

// G Result: a card with a hidden sum or plain lines, then what comes next.
struct ResultForm {
  Words title;  // 11 月的养老金
  std::vector<Words> lines;
  std::optional<Words> sum;  // large; empty while hidden: dots
  bool has_sum = false;
  std::optional<KeyPlan> reveal;  // inside the card
  std::optional<Words> note;      // 小票打好了。在屏幕下面的出纸口。请您拿好。
  std::string note_icon;
  std::vector<KeyPlan> actions;
};

using Form = std::variant<GreetingForm, ComfortForm, ChoiceForm, TellForm, PictureForm, KeypadForm, CheckForm,
                          DocumentForm, ResultForm>;

struct Page {
  Frame frame;
  Form form;
};

struct Laid {
  Scene scene;
  int page = 0;  // 0-based, clamped
  int pages = 1;
};

// Pure and total: whatever does not fit is paged or left to the audit, never dropped silently.
Laid lay_out(const Page& page, const Display& display, const Preferences& preferences, const Norms& norms,
             const PhraseBook& phrases, TextMeasure& measure, int page_index);

}  // namespace scene
