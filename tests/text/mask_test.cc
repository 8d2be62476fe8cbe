#include "text/mask.h"

#include <catch2/catch.hpp>

#include "text/glyphs.h"

using namespace text;

TEST_CASE("each kind keeps what the table allows and no more") {
  CHECK(mask_name("张三") == "张*");
  CHECK(mask_name("欧阳建国") == "欧**");
  CHECK(mask_name("阿依古丽·买买提") == "阿**");
  CHECK(mask_name("𠮷田") == "𠮷*");
  CHECK(mask_resident_id("990000194001010014") == "9***************14");
  CHECK(mask_resident_id("99000019350815002x") == "9***************2X");
  CHECK(mask_resident_id("９９００００１９４００１０１００１４") == "9***************14");
  CHECK(mask_phone("13800138000") == "138****8000");
  CHECK(mask_phone("138 0013 8000") == "138****8000");
  CHECK(mask_phone("+86-138-0013-8000") == "138****8000");
  CHECK(mask_phone("0571-87654321") == "0571****21");
  CHECK(mask_phone("0000-00000021") == "0000****21");
  CHECK(mask_phone("010-12345678") == "010****78");
  CHECK(mask_address("浙江省杭州市西湖区文三路259号2单元501室") == "浙江省杭州市西湖区****");
  CHECK(mask_address("广西壮族自治区南宁市青秀区民族大道1号") == "广西壮族自治区南宁市青秀区****");
  CHECK(mask_address("幸福小区3栋") == "****");
  CHECK(mask_account("6222 0212 3456 7894") == "****7894");
  CHECK(mask_birth_date("1940-01-01") == "1940");
}

TEST_CASE("masks fail closed and are idempotent") {
  for (const char* kind : {"name", "resident_id", "phone", "address", "account", "birth_date", "free_text"}) {
    INFO(kind);
    for (const char* value :
         {"", "张", "张三", "12", "990000194001010014", "990000194001010", "13800138000", "0571-87654321",
          "浙江省杭州市西湖区文三路", "6222021234567894", "1940-01-01", "\xff\xfe", "𠮷", "abc"}) {
      INFO(value);
      const std::string once = mask(kind, value).value();
      CHECK(mask(kind, once).value() == once);
      CHECK(glyphs_of(once));
    }
  }
  CHECK(mask_name("张") == "**");
  CHECK(mask_resident_id("12345") == std::string(18, '*'));
  CHECK(mask_phone("12345") == std::string(11, '*'));
  CHECK(mask_account("123") == "****");
  CHECK(mask_birth_date("不知道") == "****");
  CHECK_FALSE(mask("photo", "x"));
}

TEST_CASE("free text loses ids, phones and cards, whatever they are written like") {
  CHECK(mask_free_text("身份证990000194001010014，电话13800138000。") == "身份证9***************14，电话138****8000。");
  CHECK(mask_free_text("身份证９９００００１９４００１０１００１４") == "身份证9***************14");
  CHECK(mask_free_text("打 138-0013-8000 找我") == "打 138****8000 找我");
  CHECK(mask_free_text("卡号6222021234567894") == "卡号****7894");
  CHECK(mask_free_text("13800138000 13900000001") == "138****8000 139****0001");
  CHECK(mask_free_text("3 号窗口，2026 年 11 月，12345 热线") == "3 号窗口，2026 年 11 月，12345 热线");
  // One wrong digit: still somebody's number.
  CHECK(mask_free_text("990000194001010015") == "9***************15");
}

TEST_CASE("GB 11643 and GB 32100 agree with the published vectors") {
  ResidentId id;
  REQUIRE(check_resident_id("11010519491231002X", &id) == IdProblem::none);
  CHECK_FALSE(id.male);
  CHECK(id.birth == core::Day{1949, 12, 31});
  REQUIRE(check_resident_id("440524188001010014", &id) == IdProblem::none);
  CHECK(id.male);
  for (const char* number : {"990000194001010014", "99000019350815002X", "990000192802290037", "99000019500606004x",
                             "９９００００１９４００１０１００１４"})
    CHECK(check_resident_id(number) == IdProblem::none);
  CHECK(check_resident_id("110105194912310021") == IdProblem::check_digit);
  CHECK(check_resident_id("990000193002290037") == IdProblem::birth_date);
  CHECK(check_resident_id("99000019400101001") == IdProblem::length);
  CHECK(check_resident_id("9900001940010100A4") == IdProblem::characters);
  // An old card of 15 digits becomes the number of 18.
  REQUIRE(check_resident_id("990000400101001", &id) == IdProblem::none);
  CHECK(id.number == "990000194001010014");
  CHECK(check_credit_code("91000000000000000K"));
  CHECK_FALSE(check_credit_code("91000000000000001K"));
  CHECK_FALSE(check_credit_code("9100000000000000IK"));
  CHECK(check_phone("13800138000"));
  CHECK_FALSE(check_phone("12800138000"));
}
