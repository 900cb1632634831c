/* Published lists of providers and answers of surveys as they are downloaded; every value is made up. */

#include "mdg-agency-import.h"

#include "mdg-agency-query.h"
#include "mdg-directory-edit.h"
#include "mdg-error.h"
#include "mdg-import.h"
#include "mdg-record-table.h"
#include "mdg-test-register.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define CARE_HEAD "都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,方書（ビル名等）,緯度,経度,電話番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,高齢者の方と障害者の方が同時一体的に利用できるサービス,介護保険の通常の指定基準を満たしている,障害福祉の通常の指定基準を満たしている,備考\r\n"
#define STATION "122076,1290000011,千葉県,松戸市,みほん訪問看護,ミホン　ホウモンカンゴ,訪問看護,千葉県松戸市見本１－１見本ビル,見本ビル,35.78,139.90,０４７－０００－１２３４,,1000000000001,みほん会,1290000011,\"平日,土曜日\",,0,info@example.jp,,,,\r\n"
#define DAY "122076,1290000022,千葉県,松戸市,\"れいだい\"\"デイ\"\"\",レイダイデイ,通所介護,千葉県松戸市例題2-2,,0.0,0.0,047-000-2222,047-000-2223,,例題会社,1290000022,,,35,https://example.jp/,,,,\r\n"
#define HELP "122076,1290000011,千葉県,松戸市,みほん訪問介護,ミホンホウモンカイゴ,訪問介護,松戸市見本1-1,,35.78,139.90,047-000-1235,,1000000000001,みほん会,1290000011,,,,,,,,\r\n"

typedef struct
{
  char *folder;
  char *file;
  MdgWorkspace *workspace;
} Fixture;

static const MdgDate today = { 2026, 5, 12 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "t.madoguchi", NULL);
  self->file = g_build_filename (self->folder, "list.csv", NULL);
  g_assert_true (mdg_workspace_create (path, "見本", NULL));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (self->workspace);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
  g_free (self->file);
}

static void
write_text (Fixture *self,
            const char *text)
{
  mdg_test_write (self->file, text, strlen (text));
}

static MdgAgencyImport *
try_file (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MdgAgencyImport *import = mdg_agency_import_try (self->workspace, self->file, &error);

  g_assert_no_error (error);

  return import;
}

/* new, changed, same, conflict, closed, refused */
static void
check (MdgAgencyImport *import,
       const char *expected)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < MDG_AGENCY_N_OUTCOMES; i++)
    g_string_append_printf (counts, "%s%u", i > 0 ? " " : "", mdg_agency_import_get_count (import, i));
  for (guint i = 0; i < mdg_agency_import_get_rows (import)->len; i++)
    {
      MdgAgencyImportRow *row = mdg_agency_import_get_rows (import)->pdata[i];

      g_test_message ("%u %d %s %s", row->line, row->outcome, row->name, row->reason);
    }
  g_assert_cmpstr (counts->str, ==, expected);
}

static void
take (Fixture *self,
      const char *text,
      const char *expected,
      MdgUuid *import)
{
  g_autoptr (MdgAgencyImport) found = NULL;
  g_autoptr (GError) error = NULL;

  write_text (self, text);
  found = try_file (self);
  check (found, expected);
  mdg_agency_import_apply (self->workspace, found, import, &error);
  g_assert_no_error (error);
}

static MdgAgencyCard *
load (Fixture *self,
      guint field,
      const char *value)
{
  g_autoptr (GPtrArray) found = mdg_record_table_list_by_text (mdg_workspace_get_store (self->workspace), MDG_KIND_AGENCY, field, value, NULL);

  g_assert_cmpuint (found->len, ==, 1);

  return mdg_agency_card_load (self->workspace, mdg_record_get_uuid (found->pdata[0]), NULL);
}

static void
check_text (MdgRecord *record,
            guint field,
            const char *expected)
{
  g_assert_cmpstr (mdg_record_get_text (record, field), ==, expected);
}

static void
test_care (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgAgencyCard) card = NULL;
  MdgRecord *agency;

  take (self, "\xef\xbb\xbf" CARE_HEAD STATION DAY, "2 0 0 0 0 0", NULL);
  card = load (self, MDG_AGENCY_NUMBER, "1290000011");
  agency = MDG_RECORD (card->agency);
  check_text (agency, MDG_AGENCY_NAME, "みほん訪問看護");
  check_text (agency, MDG_AGENCY_KANA, "みほん ほうもんかんご");
  check_text (agency, MDG_AGENCY_KIND, "vns");
  check_text (agency, MDG_AGENCY_CITY_CODE, "12207");
  /* The building stands once, mail addresses are not web pages, and zero is no capacity. */
  check_text (agency, MDG_AGENCY_ADDRESS, "千葉県松戸市見本１－１");
  check_text (agency, MDG_AGENCY_BUILDING, "見本ビル");
  check_text (agency, MDG_AGENCY_EMAIL, "info@example.jp");
  check_text (agency, MDG_AGENCY_URL, NULL);
  g_assert_cmpint (mdg_record_get_integer (agency, MDG_AGENCY_LATITUDE), ==, 35780000);
  g_assert_cmpuint (card->services->len, ==, 1);
  check_text (card->services->pdata[0], MDG_AGENCY_SERVICE_SERVICE, "vns");
  check_text (card->services->pdata[0], MDG_AGENCY_SERVICE_HOURS_NOTE, "平日 土曜日");
  g_assert_true (mdg_record_is_empty (card->services->pdata[0], MDG_AGENCY_SERVICE_CAPACITY));
  /* Nobody has been asked. */
  g_assert_cmpstr (mdg_disclosure_get_consent (card->agency, &today), ==, "unasked");

  g_clear_pointer (&card, mdg_agency_card_free);
  card = load (self, MDG_AGENCY_NUMBER, "1290000022");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME, "れいだい\"デイ\"");
  g_assert_true (mdg_record_is_empty (MDG_RECORD (card->agency), MDG_AGENCY_LATITUDE));
  g_assert_cmpint (mdg_record_get_integer (card->services->pdata[0], MDG_AGENCY_SERVICE_CAPACITY), ==, 35);

  take (self, "\xef\xbb\xbf" CARE_HEAD STATION DAY, "0 0 2 0 0 0", NULL);
}

static void
test_one_number_is_one_agency (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgAgencyCard) card = NULL;

  take (self, CARE_HEAD STATION, "1 0 0 0 0 0", NULL);
  take (self, CARE_HEAD HELP, "0 1 0 0 0 0", NULL);
  card = load (self, MDG_AGENCY_NUMBER, "1290000011");
  /* What the first list has said is not news of the second. */
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME, "みほん訪問看護");
  g_assert_cmpuint (card->services->len, ==, 2);
  take (self, CARE_HEAD HELP, "0 0 1 0 0 0", NULL);
  take (self, CARE_HEAD STATION, "0 0 1 0 0 0", NULL);
}

static void
test_edited_is_kept (Fixture *self,
                     gconstpointer data)
{
  static const char moved[] = "122076,1290000022,千葉県,松戸市,れいだいデイ,レイダイデイ,通所介護,千葉県松戸市例題9-9,,,,047-000-9999,047-000-2223,,例題会社,1290000022,,,40,,,,,\r\n";
  g_autoptr (MdgAgencyCard) card = NULL;
  g_autoptr (MdgAgencyImport) import = NULL;
  g_autoptr (MdgChange) change = NULL;

  take (self, CARE_HEAD STATION DAY, "2 0 0 0 0 0", NULL);
  card = load (self, MDG_AGENCY_NUMBER, "1290000022");
  mdg_record_set_text (MDG_RECORD (card->agency), MDG_AGENCY_PHONE, "047-000-5555");
  change = mdg_directory_edit (self->workspace, MDG_RECORD (card->agency), NULL);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));

  /* The file says what it said: nothing to tell. */
  take (self, CARE_HEAD STATION DAY, "0 0 2 0 0 0", NULL);

  write_text (self, CARE_HEAD STATION);
  {
    g_autofree char *both = g_strconcat (CARE_HEAD STATION, moved, NULL);

    take (self, both, "0 0 1 1 0 0", NULL);
  }
  g_clear_pointer (&card, mdg_agency_card_free);
  card = load (self, MDG_AGENCY_NUMBER, "1290000022");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_PHONE, "047-000-5555");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_ADDRESS, "千葉県松戸市例題9-9");
  g_assert_cmpint (mdg_record_get_integer (card->services->pdata[0], MDG_AGENCY_SERVICE_CAPACITY), ==, 40);
}

static void
test_file_is_taken_when_told (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (MdgAgencyCard) card = NULL;
  g_autoptr (MdgAgencyImport) import = NULL;
  g_autoptr (MdgRecord) agency = MDG_RECORD (mdg_agency_new ());
  g_autoptr (MdgChange) change = NULL;

  /* Entered by hand, found again by its number. */
  mdg_record_set_text (agency, MDG_AGENCY_NAME, "みほん訪看");
  mdg_record_set_text (agency, MDG_AGENCY_NUMBER, "1290000011");
  change = mdg_directory_edit (self->workspace, agency, NULL);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  write_text (self, CARE_HEAD STATION);
  import = try_file (self);
  check (import, "0 0 0 1 0 0");
  mdg_agency_import_set_takes_file (import, TRUE);
  g_assert_true (mdg_agency_import_apply (self->workspace, import, NULL, NULL));
  card = load (self, MDG_AGENCY_NUMBER, "1290000011");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME, "みほん訪問看護");
}

static void
test_closed (Fixture *self,
             gconstpointer data)
{
  static const char other_city[] = "122033,1290000033,千葉県,市川市,みほん市川,ミホンイチカワ,通所介護,千葉県市川市1,,,,047-000-3333,,,,1290000033,,,,,,,,\r\n";
  g_autofree char *three = g_strconcat (CARE_HEAD DAY, "122076,1290000044,千葉県,松戸市,もぎデイ,モギデイ,通所介護,松戸市1,,,,,,,,1290000044,,,,,,,,\r\n", other_city, NULL);
  g_autofree char *damaged = g_strconcat (CARE_HEAD DAY, "122076,1290000055,千葉県,松戸市,,,通所介護,松戸市1,,,,,,,,1290000055,,,,,,,,\r\n", NULL);
  g_autoptr (MdgAgencyCard) card = NULL;

  take (self, three, "3 0 0 0 0 0", NULL);
  /* A row was left out, which may be the one that is missing. */
  take (self, damaged, "0 0 1 0 0 1", NULL);
  /* Of a city the file has nothing of nothing is known. */
  take (self, CARE_HEAD DAY, "0 0 1 0 1 0", NULL);
  card = load (self, MDG_AGENCY_NUMBER, "1290000044");
  g_assert_true (mdg_record_get_flag (MDG_RECORD (card->agency), MDG_AGENCY_IS_CLOSED));
  g_assert_true (mdg_record_get_flag (card->services->pdata[0], MDG_AGENCY_SERVICE_IS_CLOSED));
  g_clear_pointer (&card, mdg_agency_card_free);
  card = load (self, MDG_AGENCY_NUMBER, "1290000033");
  g_assert_false (mdg_record_get_flag (MDG_RECORD (card->agency), MDG_AGENCY_IS_CLOSED));

  /* It is back. */
  take (self, three, "0 1 2 0 0 0", NULL);
  g_clear_pointer (&card, mdg_agency_card_free);
  card = load (self, MDG_AGENCY_NUMBER, "1290000044");
  g_assert_false (mdg_record_get_flag (MDG_RECORD (card->agency), MDG_AGENCY_IS_CLOSED));
  g_assert_false (mdg_record_get_flag (card->services->pdata[0], MDG_AGENCY_SERVICE_IS_CLOSED));
}

static void
test_undo (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgAgencyFilter) filter = mdg_agency_filter_new ();
  g_autoptr (MdgAgencyCard) card = NULL;
  MdgUuid first;
  MdgUuid second;

  take (self, CARE_HEAD STATION, "1 0 0 0 0 0", &first);
  take (self, CARE_HEAD "122076,1290000011,千葉県,松戸市,みほん訪問看護,ミホン,訪問看護,松戸市新町1,,35.78,139.90,047-000-7777,,,みほん会,1290000011,,,,,,,,\r\n", "0 1 0 0 0 0", &second);
  g_assert_true (mdg_import_undo (self->workspace, &second, NULL, NULL));
  card = load (self, MDG_AGENCY_NUMBER, "1290000011");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_PHONE, "047-000-1234");
  g_assert_true (mdg_import_undo (self->workspace, &first, NULL, NULL));
  g_assert_cmpint (mdg_agency_query_count (mdg_workspace_get_store (self->workspace), filter, NULL), ==, 0);
}

static void
test_refused (Fixture *self,
              gconstpointer data)
{
  static const struct
  {
    const char *row;
    const char *reason;
  } cases[] = {
    { "122070,1290000011,千葉県,松戸市,み,ミ,訪問看護,住,,,,,,,,1290000011,,,,,,,,\r\n", "122076" },
    { "122076,1,千葉県,松戸市,み,ミ,訪問看護,住,,,,,,,,1.29E+09,,,,,,,,\r\n", "1.29E+09" },
    { "122076,1,千葉県,松戸市,,ミ,訪問看護,住,,,,,,,,1290000011,,,,,,,,\r\n", "2" },
    { "122076,,千葉県,松戸市,み,ミ,訪問看護,住,,,,,,,,,,,,,,,,\r\n", "2" },
    { "abc,1,千葉県,松戸市,み,ミ,訪問看護,住,,,,,,,,1290000011,,,,,,,,\r\n", "abc" },
  };
  g_autofree char *twice = g_strconcat (CARE_HEAD STATION STATION, NULL);
  g_autoptr (MdgAgencyImport) repeated = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (CARE_HEAD, cases[i].row, NULL);
      g_autoptr (MdgAgencyImport) import = NULL;
      MdgAgencyImportRow *row;

      write_text (self, text);
      import = try_file (self);
      check (import, "0 0 0 0 0 1");
      row = mdg_agency_import_get_rows (import)->pdata[0];
      g_assert_cmpuint (row->line, ==, 2);
      g_assert_nonnull (strstr (row->reason, cases[i].reason));
    }
  write_text (self, twice);
  repeated = try_file (self);
  check (repeated, "1 0 0 0 0 1");
}

/* What is no list of agencies changes nothing. */
static void
test_wrong_files (Fixture *self,
                  gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "a,b,c\n1,2,3\n",
    "年月日,売上,店\n2026-01-01,1,東\n",
    "都道府県コード又は市区町村コード,地域コード,都道府県名,市区町村名,調査年月日,地域名,総人口,男性,女性\n122076,1,千葉県,松戸市,2026-01-01,見本,10,5,5\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      write_text (self, texts[i]);
      g_assert_null (mdg_agency_import_try (self->workspace, self->file, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

/* CP932 with a title above, half-width ; between services, and a code without its zero. */
static void
test_municipal (Fixture *self,
                gconstpointer data)
{
  static const char text[] = "介護サービス事業所一覧\r\n都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,介護サービス事業所名称,介護サービス事業所名称_カナ,実施サービス,住所,方書,緯度,経度,電話番号,内線番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,備考\r\n"
                             "11002,1,北海道,札幌市,㈱見本﨑ケア,ミホン,訪問介護;居宅介護支援,札幌市1,,141.35,43.06,110000000,12,,,見本,0170000011,月火水木金,9:00から,,,\r\n";
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (MdgAgencyImport) import = NULL;
  g_autoptr (MdgAgencyCard) card = NULL;

  bytes = g_convert (text, -1, "CP932", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (bytes);
  mdg_test_write (self->file, bytes, length);
  import = try_file (self);
  check (import, "1 0 0 0 0 0");
  /* The axes stood in each other's place, and a spreadsheet took the zero of the telephone. */
  g_assert_cmpuint (mdg_agency_import_get_warnings (import)->len, ==, 2);
  g_assert_true (mdg_agency_import_apply (self->workspace, import, NULL, NULL));
  card = load (self, MDG_AGENCY_NUMBER, "0170000011");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME, "㈱見本﨑ケア");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_CITY_CODE, "01100");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_EXTENSION, "12");
  g_assert_cmpint (mdg_record_get_integer (MDG_RECORD (card->agency), MDG_AGENCY_LATITUDE), ==, 43060000);
  g_assert_cmpuint (card->services->len, ==, 2);
}

/* 自治体標準 in the “Unicode text” of a spreadsheet, and an address in pieces. */
static void
test_standard (Fixture *self,
               gconstpointer data)
{
  static const char text[] = "\xef\xbb\xbf全国地方公共団体コード\tID\t地方公共団体名\t名称\t名称_カナ\t医療機関の種類\t所在地_都道府県\t所在地_市区町村\t所在地_町字\t所在地_番地以下\t建物名等(方書)\t緯度\t経度\t電話番号\t医療機関コード\t診療曜日\t診療開始時間\t診療終了時間\t診療科目\t病床数\r\n"
                             "122076\t0001\t松戸市\tれいだい医院\tレイダイイイン\t無床診療所\t千葉県\t松戸市\t例題町\t1-2\t\t35.7\t139.9\t047-000-1111\t1210000001\t月火水木金\t09:00\t17:00\t内科;外科\t0\r\n";
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, &error);
  g_autoptr (MdgAgencyImport) import = NULL;
  g_autoptr (MdgAgencyCard) card = NULL;

  g_assert_no_error (error);
  mdg_test_write (self->file, bytes, length);
  import = try_file (self);
  check (import, "1 0 0 0 0 0");
  g_assert_true (mdg_agency_import_apply (self->workspace, import, NULL, NULL));
  card = load (self, MDG_AGENCY_MEDICAL_CODE, "1210000001");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_KIND, "clinic");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_ADDRESS, "千葉県松戸市例題町1-2");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_HOURS, "月火水木金 09:00-17:00");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_DEPARTMENTS, "内科;外科");
}

static void
write_zip (Fixture *self,
           const char *const *names_and_texts)
{
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, self->file), ==, ARCHIVE_OK);
  for (; names_and_texts[0] != NULL; names_and_texts += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, names_and_texts[0]);
      archive_entry_set_size (entry, (la_int64_t) strlen (names_and_texts[1]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
      archive_write_data (zip, names_and_texts[1], strlen (names_and_texts[1]));
      archive_entry_free (entry);
    }
  archive_write_close (zip);
  archive_write_free (zip);
}

static const char facilities[] = "\xef\xbb\xbfID,正式名称,正式名称（フリガナ）,略称,機関区分,都道府県コード,市区町村コード,所在地,所在地座標（緯度）,所在地座標（経度）,案内用ホームページアドレス,一般病床,合計病床数\r\n"
                                 "0112345678901,見本医院,ミホンイイン,,診療所,12,207,千葉県松戸市見本1,0,0,,,\r\n";
static const char hours[] = "\xef\xbb\xbfID,診療科目コード,診療科目名,診療時間帯,月_診療開始時間,月_診療終了時間,月_外来受付開始時間,月_外来受付終了時間,火_診療開始時間,火_診療終了時間,火_外来受付開始時間,火_外来受付終了時間,土_診療開始時間,土_診療終了時間\r\n"
                            "0112345678901,01001,内科,1,09:00,12:00,08:30,11:30,09:00,12:00,08:30,11:30,09:00,12:30\r\n"
                            "0112345678901,01001,内科,2,15:00,18:00,,,15:00,18:00,,,00:00,00:00\r\n"
                            "0112345678901,01017,循環器内科,1,09:00,12:00,,,,,,,,\r\n"
                            "0199999999999,01001,内科,1,09:00,12:00,,,,,,,,\r\n";

/* 医療情報ネット as downloaded: facilities and their hours in one zip. */
static void
test_medical (Fixture *self,
              gconstpointer data)
{
  const char *const files[] = { "01-2_hours.csv", hours, "01-1_facility.csv", facilities, NULL };
  g_autoptr (MdgAgencyImport) import = NULL;
  g_autoptr (MdgAgencyCard) card = NULL;

  write_zip (self, files);
  import = try_file (self);
  check (import, "1 1 0 0 0 1");
  g_assert_true (mdg_agency_import_apply (self->workspace, import, NULL, NULL));
  card = load (self, MDG_AGENCY_NAME, "見本医院");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_CITY_CODE, "12207");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_KIND, "clinic");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_HOURS, "月-火 9:00-12:00 15:00-18:00、土 9:00-12:30");
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_DEPARTMENTS, "内科;循環器内科");
  /* No bed is said, which is not none. */
  g_assert_true (mdg_record_is_empty (MDG_RECORD (card->agency), MDG_AGENCY_BEDS));
}

static void
test_way_out (Fixture *self,
              gconstpointer data)
{
  const char *const files[] = { "../list-outside.csv", CARE_HEAD STATION, NULL };
  g_autofree char *outside = g_build_filename (self->folder, "..", "list-outside.csv", NULL);
  g_autoptr (GError) error = NULL;

  write_zip (self, files);
  g_assert_null (mdg_agency_import_try (self->workspace, self->file, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
}

static void
test_survey (Fixture *self,
             gconstpointer data)
{
  static const char text[] = "回答日,ステーション名,事業所番号,24時間対応,訪問可能範囲,空き状況,人工呼吸器,吸引,看取り,情報提供の可否\n"
                             "5/1,みほん訪看,1290000011,○,見本町、例題町,△ 要相談,○,△ 日中のみ,×,専門職のみ可\n"
                             ",どこにもない,,×,,,○,,,\n";
  g_autoptr (MdgAgencyCard) card = NULL;

  take (self, CARE_HEAD STATION, "1 0 0 0 0 0", NULL);
  take (self, text, "1 1 0 0 0 0", NULL);
  card = load (self, MDG_AGENCY_NUMBER, "1290000011");
  /* The name of the list stays: a survey says it shorter. */
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME, "みほん訪問看護");
  g_assert_cmpstr (mdg_agency_card_get_answer (card, "vent"), ==, "yes");
  g_assert_cmpstr (mdg_agency_card_get_answer (card, "suction"), ==, "cond");
  g_assert_cmpstr (mdg_agency_card_get_answer (card, "eol"), ==, "no");
  g_assert_null (mdg_agency_card_get_answer (card, "hot"));
  g_assert_cmpstr (mdg_disclosure_get_consent (card->agency, &today), ==, "pro_only");
  check_text (card->services->pdata[0], MDG_AGENCY_SERVICE_AREA_TEXT, "見本町、例題町");
  check_text (card->services->pdata[0], MDG_AGENCY_SERVICE_VACANCY, "few");
  g_assert_true (mdg_record_get_flag (card->services->pdata[0], MDG_AGENCY_SERVICE_IS_24H));
  check_text (MDG_RECORD (card->agency), MDG_AGENCY_VERIFIED_FROM, "survey");
  take (self, text, "0 0 2 0 0 0", NULL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/agency-import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("care", test_care);
  ADD ("one-number-is-one-agency", test_one_number_is_one_agency);
  ADD ("edited-is-kept", test_edited_is_kept);
  ADD ("file-is-taken-when-told", test_file_is_taken_when_told);
  ADD ("closed", test_closed);
  ADD ("undo", test_undo);
  ADD ("refused", test_refused);
  ADD ("wrong-files", test_wrong_files);
  ADD ("municipal", test_municipal);
  ADD ("standard", test_standard);
  ADD ("medical", test_medical);
  ADD ("way-out", test_way_out);
  ADD ("survey", test_survey);

  return g_test_run ();
}
