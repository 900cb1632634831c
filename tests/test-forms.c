#include <string.h>

#include "mdg-error.h"
#include "mdg-form-sample.h"
#include "mdg-form-settings.h"
#include "mdg-nasty-strings.h"
#include "mdg-forms.h"
#include "mdg-referral.h"
#include "mdg-report-checks.h"
#include "mdg-sheet-reader.h"
#include "mdg-subject.h"
#include "mdg-test-register.h"
#include "mdg-text.h"

/* The request form of a register: what goes on it, what stays off a FAX, what a centre changes. */

static void
assert_ticked (const MdgFormData *data,
               const char *key,
               const char *codes,
               const char *const *all)
{
  g_auto (GStrv) wanted = g_strsplit (codes, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      gboolean expected = g_strv_contains ((const char *const *) wanted, all[i]);

      g_test_message ("%s=%s", key, all[i]);
      g_assert_cmpint (mdg_form_data_is_ticked (data, key, all[i]), ==, expected);
    }
}

static void
test_filled (MdgFormSample *self,
             gconstpointer unused)
{
  static const char *const sexes[] = { "m", "f", NULL };
  static const char *const certified[] = { "yes", "no", NULL };
  static const char *const reasons[] = { "shujii", "ikensho", "shinsei", "jushin", "byotai", "sainyuin", "enge", "koku", "other", NULL };
  static const struct
  {
    const char *key;
    const char *text;
  } texts[] = {
    { "request.date", "令和8年5月11日" },
    { "requester.affiliation", "みほん居宅" },
    { "subject.name", "甲野 ハル" },
    { "subject.age", "86" },
    { "subject.address", "小金原1丁目2番3号" },
    { "subject.care_note", "applied for" },
    { "insurance.other", "無保険、難病" },
    { "household.text", "親と中高年の子（8050等）" },
    { "line.緊急連絡先", "甲野 一郎 090-0000-0001" },
    { "office.number", "R8-依0001" },
    { "office.urgency", "至急" },
    { "office.need", "高い" },
    { "office.consent", "得た" },
  };
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgFormData) data = NULL;

  mdg_form_sample_save (self, referral);
  data = mdg_forms_new_data (self->workspace, referral, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (mdg_form_data_get_text (data, texts[i].key), ==, texts[i].text);
  assert_ticked (data, "sex", "f", sexes);
  assert_ticked (data, "certified", "no", certified);
  assert_ticked (data, "reason", "jushin other", reasons);
  assert_ticked (data, "has_doctor", "no", certified);
  assert_ticked (data, "money", "", certified);
  g_assert_cmpstr (mdg_form_data_get_number (data), ==, "R8-依0001");
  g_assert_true (g_str_has_prefix (mdg_form_data_get_code (data), "MDG-R8-R0001-"));
}

/* 不明 ticks neither, what is no certification 無 with its name, a level 有 and its boxes. */
static void
test_care_levels (MdgFormSample *self,
                  gconstpointer unused)
{
  static const char *const certified[] = { "yes", "no", NULL };
  static const char *const groups[] = { "s", "k", NULL };
  static const struct
  {
    const char *level;
    const char *flag;
    const char *certified;
    const char *group;
    const char *note;
  } cases[] = {
    { "unknown", NULL, "", "", NULL },
    { NULL, NULL, "", "", NULL },
    { "none", NULL, "no", "", NULL },
    { "none", "applying", "no", "", "applied for" },
    { NULL, "applying", "no", "", "applied for" },
    { "jiritsu", NULL, "no", "", "非該当" },
    { "sogo", NULL, "no", "", "事業対象者" },
    { "s2", NULL, "yes", "s", NULL },
    { "k3", NULL, "yes", "k", NULL },
    { "k3", "changing", "yes", "k", "applied for" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
      g_autoptr (MdgFormData) data = NULL;

      g_test_message ("%s %s", cases[i].level, cases[i].flag);
      mdg_record_set_text (referral, MDG_REFERRAL_CARE_LEVEL, cases[i].level);
      mdg_record_set_text (referral, MDG_REFERRAL_CARE_FLAG, cases[i].flag);
      data = mdg_forms_new_data (self->workspace, referral, FALSE);
      assert_ticked (data, "certified", cases[i].certified, certified);
      assert_ticked (data, "care_group", cases[i].group, groups);
      g_assert_cmpstr (mdg_form_data_get_text (data, "subject.care_note"), ==, cases[i].note);
      if (*cases[i].group != '\0')
        g_assert_true (mdg_form_data_is_ticked (data, "care_level", cases[i].level));
    }
}

static MdgReport *
new_filled (MdgFormSample *self,
            MdgRecord *referral,
            const MdgFormsRequest *request,
            GError **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();

  g_ptr_array_add (referrals, referral);

  return mdg_forms_new_filled (self->workspace, referrals, request, error);
}

/* The laid-out FAX names nobody: neither in its entry nor in any text. */
static void
test_fax_names_nobody (MdgFormSample *self,
                       gconstpointer unused)
{
  static const char *const never[] = { "甲野", "ハル", "こうの", "コウノ", "はる", "1丁目", "2番", "1939" };
  const MdgFormsRequest request = { 0, TRUE, NULL };
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  g_assert_true (mdg_forms_save_settings (self->workspace, "{\"lines\":[\"緊急連絡先\"]}", &error));
  mdg_form_sample_save (self, referral);
  report = new_filled (self, referral, &request, &error);
  g_assert_no_error (error);
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  joined = mdg_check_join (texts);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_test_message ("%s in %s", never[i], joined);
      g_assert_null (strstr (joined, never[i]));
    }
  g_assert_cmpstr (mdg_check_find (texts, 0, "K.H.")->text, ==, "K.H.");
  g_assert_nonnull (mdg_check_find (texts, 0, "小金原"));
  g_assert_nonnull (strstr (joined, "K.H.は受診を拒否。K.H."));
  g_assert_nonnull (strstr (joined, "例田花子"));
  g_assert_nonnull (mdg_report_get_left_out (report));
  mdg_check_texts (mdg_report_get_document (report), 20, 15, 195, 285, 10);
}

/* What somebody else wrote is not changed, but said before it goes. */
static void
test_fax_tells_of_others (MdgFormSample *self,
                          gconstpointer unused)
{
  const MdgFormsRequest request = { 0, TRUE, NULL };
  g_autoptr (MdgRecord) neighbour = MDG_RECORD (mdg_subject_new ());
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (neighbour, MDG_SUBJECT_NAME, "乙川 清");
  mdg_record_set_text (neighbour, MDG_SUBJECT_PHONE, "047-000-5555");
  mdg_form_sample_save (self, neighbour);
  mdg_record_set_text (referral, MDG_REFERRAL_FAMILY_VIEW, "隣の乙川清さん（047-000-5555）がよく知っている。");
  mdg_form_sample_save (self, referral);
  report = new_filled (self, referral, &request, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mdg_report_get_left_out (report), "乙川清"));
  g_assert_nonnull (strstr (mdg_report_get_left_out (report), "047-000-5555"));
}

/* Without kana there are no initials, and no name either. */
static void
test_fax_without_kana (MdgFormSample *self,
                       gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgFormData) data = NULL;

  mdg_record_set_text (referral, MDG_REFERRAL_SUBJECT_KANA, NULL);
  data = mdg_forms_new_data (self->workspace, referral, TRUE);
  g_assert_cmpstr (mdg_form_data_get_text (data, "subject.name"), ==, "(name withheld)");
  g_assert_null (strstr (mdg_form_data_get_text (data, "request.text"), "甲野"));
}

static void
test_fax_refused (MdgFormSample *self,
                  gconstpointer unused)
{
  MdgFormsRequest request = { 0, TRUE, NULL };
  g_autoptr (MdgRecord) subject = MDG_RECORD (mdg_subject_new ());

  mdg_record_set_text (subject, MDG_SUBJECT_NAME, "甲野 ハル");
  mdg_record_set_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE, TRUE);
  mdg_form_sample_save (self, subject);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const abuse[] = { "mt2", NULL };
      g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
      g_autoptr (MdgReport) report = NULL;
      g_autoptr (GError) error = NULL;

      if (i == 0)
        mdg_record_set_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE, TRUE);
      else if (i == 1)
        mdg_record_set_codes (referral, MDG_REFERRAL_TARGETS, abuse);
      else if (i == 2)
        mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, "虐待の疑い。");
      else
        mdg_record_set_reference (referral, MDG_REFERRAL_SUBJECT, mdg_record_get_uuid (subject));
      mdg_form_sample_save (self, referral);

      request.reason = NULL;
      g_assert_null (new_filled (self, referral, &request, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_clear_error (&error);

      /* On paper it may be handed over, and for a reason it may go. */
      request.fax = FALSE;
      g_assert_nonnull (report = new_filled (self, referral, &request, &error));
      g_clear_object (&report);
      request.fax = TRUE;
      request.reason = "至急の往診のため";
      g_assert_nonnull (report = new_filled (self, referral, &request, &error));
    }
}

static void
test_draft (MdgFormSample *self,
            gconstpointer unused)
{
  const MdgFormsRequest request = { MDG_FORM_ALL_COPIES, FALSE, NULL };
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (referral, MDG_REFERRAL_STATUS, "draft");
  mdg_form_sample_save (self, referral);
  report = new_filled (self, referral, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), ==, 3);
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_assert_cmpuint (mdg_check_count_texts (texts, "Draft"), ==, 3);
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "R8-"));
}

/* What a scanner types opens the record of the form. */
static void
test_code_in_record_out (MdgFormSample *self,
                         gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgFormData) data = NULL;
  g_autoptr (GError) error = NULL;
  const char *typed[5];

  mdg_form_sample_save (self, referral);
  data = mdg_forms_new_data (self->workspace, referral, FALSE);
  typed[0] = mdg_form_data_get_code (data);
  typed[1] = "R8-依0001";
  typed[2] = "r8-r1";
  typed[3] = "R8-F0003";
  typed[4] = "Ｒ８－Ｒ０００１";
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (MdgRecord) found = mdg_forms_find_referral (self->workspace, typed[i], &error);

      g_assert_no_error (error);
      g_assert_true (mdg_uuid_equal (mdg_record_get_uuid (found), mdg_record_get_uuid (referral)));
    }
  g_assert_null (mdg_forms_find_referral (self->workspace, "R8-依0002", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
}

/* Each blank form has a serial of its own, also from a register open for reading only. */
static void
test_blank_serials (MdgFormSample *self,
                    gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) first = mdg_forms_new_blank (self->workspace, 2, FALSE, &error);
  g_autoptr (MdgWorkspace) reader = mdg_workspace_open (self->path, MDG_STORE_READ_ONLY, &error);
  g_autoptr (MdgReport) second = NULL;
  MdgDate today;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) more = NULL;

  g_assert_no_error (error);
  mdg_workspace_get_today (self->workspace, &today);
  mdg_workspace_set_today (reader, &today);
  second = mdg_forms_new_blank (reader, 1, FALSE, &error);
  g_assert_no_error (error);
  texts = mdg_document_list_texts (mdg_report_get_document (first));
  more = mdg_document_list_texts (mdg_report_get_document (second));
  g_assert_nonnull (mdg_check_find (texts, 0, "R8-用0001"));
  g_assert_nonnull (mdg_check_find (texts, 1, "R8-用0002"));
  g_assert_nonnull (mdg_check_find (more, 0, "R8-用0003"));
  g_assert_nonnull (mdg_check_find (more, 0, "Form No."));
}

static void
test_settings (MdgFormSample *self,
               gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (self->folder, "office.form.json", NULL);
  g_autofree char *title = NULL;
  g_autoptr (MdgFormLayout) beside = NULL;
  g_autoptr (MdgFormLayout) kept = NULL;

  /* Nothing that cannot be laid out is kept. */
  g_assert_false (mdg_forms_save_settings (self->workspace, "{\"titel\":\"申込書\"}", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (mdg_forms_save_settings (self->workspace, "{\"title\":\"a\",}", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_forms_dup_settings (self->workspace));

  /* The file beside the register serves until the register has its own. */
  mdg_test_write (file, "{\"title\":\"申込書\"}", strlen ("{\"title\":\"申込書\"}"));
  beside = mdg_forms_load_layout (self->workspace, &error);
  g_assert_no_error (error);
  title = mdg_form_layout_dup_title (beside);
  g_assert_cmpstr (title, ==, "アウトリーチ／個別相談　申込書");
  g_assert_true (mdg_forms_save_settings (self->workspace, "{\"title\":\"連絡票\",\"office\":false}", &error));
  kept = mdg_forms_load_layout (self->workspace, &error);
  g_free (title);
  title = mdg_form_layout_dup_title (kept);
  g_assert_cmpstr (title, ==, "アウトリーチ／個別相談　連絡票");
  g_assert_false (mdg_form_layout_has_office (kept));

  /* A file that cannot be used is named. */
  g_assert_true (mdg_forms_save_settings (self->workspace, NULL, &error));
  mdg_test_write (file, "{\"title\"", 8);
  g_assert_null (mdg_forms_load_layout (self->workspace, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "office.form.json"));
}

static void
set_setting (MdgFormSettings *settings,
             MdgFormSetting setting,
             const char *text)
{
  g_free (settings->texts[setting]);
  settings->texts[setting] = g_strdup (text);
}

/* What people change is kept beside what a file says of the form, and the form as it comes is kept as nothing. */
static void
test_edited_settings (MdgFormSample *self,
                      gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgFormSettings) settings = NULL;
  g_autoptr (MdgFormSettings) again = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *more = NULL;

  settings = mdg_form_settings_load (self->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (settings->texts[MDG_FORM_SETTING_ADDRESSEE], ==, "見本市在宅医療・介護連携支援センター　宛");
  g_assert_cmpstr (settings->texts[MDG_FORM_SETTING_FAX], ==, "047-000-0001");
  g_assert_cmpstr (settings->texts[MDG_FORM_SETTING_ADVICE], ==, "個別相談");
  g_assert_cmpstr (settings->texts[MDG_FORM_SETTING_TARGETS], ==, "none");
  g_assert_true (settings->office);
  g_assert_true (mdg_form_settings_save (self->workspace, settings, &error));
  kept = mdg_forms_dup_settings (self->workspace);
  g_assert_null (strstr (kept, "addressee"));
  g_assert_null (strstr (kept, "choices"));

  g_assert_true (mdg_forms_save_settings (self->workspace, "{\"note\":\"どちらかを○で囲む\",\"lines\":[{\"label\":\"訪問希望日\",\"height\":12}]}", &error));
  set_setting (settings, MDG_FORM_SETTING_TITLE, "申込書");
  set_setting (settings, MDG_FORM_SETTING_OUTREACH, "医師訪問");
  set_setting (settings, MDG_FORM_SETTING_TARGETS, "sagamihara");
  set_setting (settings, MDG_FORM_SETTING_LINES, "緊急連絡先\n訪問希望日\n");
  settings->office = FALSE;
  mdg_form_settings_save (self->workspace, settings, &error);
  g_assert_no_error (error);
  more = mdg_forms_dup_settings (self->workspace);
  g_assert_nonnull (strstr (more, "どちらかを○で囲む"));
  g_assert_nonnull (strstr (more, "\"height\":12"));
  again = mdg_form_settings_load (self->workspace, &error);
  g_assert_cmpstr (again->texts[MDG_FORM_SETTING_TITLE], ==, "申込書");
  g_assert_cmpstr (again->texts[MDG_FORM_SETTING_OUTREACH], ==, "医師訪問");
  g_assert_cmpstr (again->texts[MDG_FORM_SETTING_LINES], ==, "緊急連絡先\n訪問希望日");
  g_assert_false (again->office);

  /* More lines than the page holds are refused, and nothing changes. */
  set_setting (settings, MDG_FORM_SETTING_LINES, "a\nb\nc\nd\ne\nf\ng\nh");
  g_assert_false (mdg_form_settings_save (self->workspace, settings, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_free (kept);
  kept = mdg_forms_dup_settings (self->workspace);
  g_assert_cmpstr (kept, ==, more);
}

/* The list the centre chose for its pages is on its form. */
static void
test_target_list (MdgFormSample *self,
                  gconstpointer unused)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (self->workspace));
  static const char *const lists[] = { "mt", "sg" };
  static const char *const words[] = { "虐待やセルフネグレクトが疑われる", "退院後の在宅療養環境の確認を要する" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) report = NULL;
      g_autoptr (GPtrArray) texts = NULL;

      mdg_record_set_text (centre, MDG_CENTRE_TARGET_LIST, lists[i]);
      report = mdg_forms_new_blank (self->workspace, 1, FALSE, &error);
      g_assert_no_error (error);
      texts = mdg_document_list_texts (mdg_report_get_document (report));
      g_assert_nonnull (mdg_check_find (texts, 0, words[i]));
      g_assert_null (mdg_check_find (texts, 0, words[1 - i]));
    }
}

static gboolean
has_cell (GPtrArray *cells,
          const char *text)
{
  for (guint i = 0; i < cells->len; i++)
    if (strstr (cells->pdata[i], text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_spreadsheet (MdgFormSample *self,
                  gconstpointer unused)
{
  static const char *const words[] = { "【アウトリーチ】", "☑女", "☐男", "甲野 ハル", "☑4 診療・受診拒否", "☐5 病態不明", "☑後期高齢医療", "甲野さんは受診を拒否。", "その他（無保険、難病）", "R8-依0001" };
  const MdgFormsRequest request = { 0 };
  g_autofree char *file = g_build_filename (self->folder, "form.xlsx", NULL);
  g_autofree char *csv = g_build_filename (self->folder, "form.csv", NULL);
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgSheetReader) reader = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint row;

  mdg_form_sample_save (self, referral);
  report = new_filled (self, referral, &request, &error);
  mdg_report_write (report, self->workspace, file, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  reader = mdg_sheet_reader_new_for_path (file, &error);
  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (GPtrArray) cells = NULL;

      if (mdg_sheet_reader_next (reader, &cells, &row, &error) != MDG_SHEET_ROW)
        break;
      for (guint i = 0; i < cells->len; i++)
        g_ptr_array_add (all, g_strdup (cells->pdata[i]));
    }
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_true (has_cell (all, words[i]));
    }
  g_assert_false (mdg_report_write (report, self->workspace, csv, MDG_OUTPUT_PLAIN, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* Strings that break programs, in every cell: each form is laid out and written. */
static void
test_nasty_strings (MdgFormSample *self,
                    gconstpointer unused)
{
  static const char *const keys[] = { "requester.name", "subject.name", "subject.age", "reason.other", "request.text", "doctor.name", "life.text", "money.text", "office.staff" };
  g_autoptr (GPtrArray) strings = mdg_nasty_strings_new ();
  g_autofree char *file = g_build_filename (self->folder, "nasty.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgFormLayout) layout = mdg_forms_load_layout (self->workspace, &error);
  g_autoptr (MdgDocument) document = MDG_DOCUMENT (mdg_form_document_new (layout));
  guint n = 0;

  for (guint i = 0; i < strings->len; i++)
    {
      MdgFormData *data;

      /* Long ones have their own test, and what is no text is no value of a record. */
      if (strlen (strings->pdata[i]) > 2000 || !mdg_text_is_valid (strings->pdata[i]))
        continue;
      n++;
      data = mdg_form_data_new ();
      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        mdg_form_data_set_text (data, keys[j], strings->pdata[i]);
      mdg_form_data_set_number (data, "R8-依0001", "MDG-R8-R0001-00");
      mdg_form_document_take_form (MDG_FORM_DOCUMENT (document), data);
    }
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), >=, n);
  mdg_document_write_pdf (document, file, &error);
  g_assert_no_error (error);
}

/* Every output is in the audit; a FAX against the rule with its reason, and nobody's name. */
static void
test_audit (MdgFormSample *self,
            gconstpointer unused)
{
  const MdgFormsRequest request = { 0, TRUE, "本人の希望" };
  g_autofree char *file = g_build_filename (self->folder, "form.pdf", NULL);
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MdgStore *store = mdg_workspace_get_store (self->workspace);
  gint64 before;

  mdg_record_set_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE, TRUE);
  mdg_form_sample_save (self, referral);
  before = mdg_test_query (store, "SELECT count(*) FROM audit");
  report = new_filled (self, referral, &request, &error);
  mdg_report_write (report, self->workspace, file, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mdg_test_query (store, "SELECT count(*) FROM audit"), ==, before + 2);
  g_assert_cmpint (mdg_test_query (store, "SELECT count(*) FROM audit_value WHERE value LIKE '%本人の希望%'"), ==, 1);
  g_assert_cmpint (mdg_test_query (store, "SELECT count(*) FROM audit_value WHERE value LIKE '%甲野%'"), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/forms/" name, MdgFormSample, NULL, mdg_form_sample_set_up, function, mdg_form_sample_tear_down)
  ADD ("filled", test_filled);
  ADD ("care-levels", test_care_levels);
  ADD ("fax-names-nobody", test_fax_names_nobody);
  ADD ("fax-tells-of-others", test_fax_tells_of_others);
  ADD ("fax-without-kana", test_fax_without_kana);
  ADD ("fax-refused", test_fax_refused);
  ADD ("draft", test_draft);
  ADD ("code-in-record-out", test_code_in_record_out);
  ADD ("blank-serials", test_blank_serials);
  ADD ("settings", test_settings);
  ADD ("edited-settings", test_edited_settings);
  ADD ("target-list", test_target_list);
  ADD ("spreadsheet", test_spreadsheet);
  ADD ("nasty-strings", test_nasty_strings);
  ADD ("audit", test_audit);

  return g_test_run ();
}
