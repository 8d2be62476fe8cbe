# The tables of readings: compiled from Debian's dictionaries and locales/zh-Hans/lexicon.tsv into build/share/lexicon.bin, from
# Unihan and locales/yue/lexicon.tsv into build/share/lexicon-yue.bin.
program(yinling-lexicon lexicon USES core text)
find_program(BZCAT bzcat REQUIRED)
set(RIME_DATA /usr/share/rime-data CACHE PATH "Where rime-data-pinyin-simp and rime-data-terra-pinyin lie")
set(UNICODE_DATA /usr/share/unicode CACHE PATH "Where unicode-data lies")
set(lexicon_table ${CMAKE_BINARY_DIR}/share/lexicon.bin)
set(cantonese_table ${CMAKE_BINARY_DIR}/share/lexicon-yue.bin)
set(unihan ${CMAKE_BINARY_DIR}/unihan)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share ${unihan})
add_custom_command(OUTPUT ${unihan}/readings.txt ${unihan}/variants.txt
  COMMAND ${BZCAT} ${UNICODE_DATA}/Unihan_Readings.txt.bz2 > ${unihan}/readings.txt
  COMMAND ${BZCAT} ${UNICODE_DATA}/Unihan_Variants.txt.bz2 > ${unihan}/variants.txt
  VERBATIM)
add_custom_command(OUTPUT ${lexicon_table}
  COMMAND yinling-lexicon ${unihan}/readings.txt ${unihan}/variants.txt ${RIME_DATA}/pinyin_simp.dict.yaml
          ${RIME_DATA}/terra_pinyin.dict.yaml ${CMAKE_SOURCE_DIR}/locales/zh-Hans/lexicon.tsv ${lexicon_table}
  DEPENDS yinling-lexicon ${unihan}/readings.txt ${unihan}/variants.txt ${CMAKE_SOURCE_DIR}/locales/zh-Hans/lexicon.tsv
  VERBATIM)
add_custom_command(OUTPUT ${cantonese_table}
  COMMAND yinling-lexicon ${unihan}/readings.txt ${unihan}/variants.txt ${CMAKE_SOURCE_DIR}/locales/yue/lexicon.tsv ${cantonese_table}
  DEPENDS yinling-lexicon ${unihan}/readings.txt ${unihan}/variants.txt ${CMAKE_SOURCE_DIR}/locales/yue/lexicon.tsv
  VERBATIM)
add_custom_target(lexicon_table ALL DEPENDS ${lexicon_table} ${cantonese_table})
