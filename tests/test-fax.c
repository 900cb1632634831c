#include <string.h>

#include "mdg-error.h"
#include "mdg-fax.h"
#include "mdg-form-sample.h"
#include "mdg-raster-checks.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"
#include "mdg-report-checks.h"
#include "mdg-report-visit.h"

/* The sheets that go with a request form: by FAX, and after the visit. */

/* Nobody who gets it by mistake learns who it is about. */
static void
assert_names_nobody (MdgDocument *document)
{
  static const char *const never[] = { "甲野", "ハル", "こうの", "コウノ", "小金原", "1939" };
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  g_autofree char *joined = mdg_check_join (texts);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_test_message ("%s in %s", never[i], joined);
      g_assert_null (strstr (joined, never[i]));
      g_assert_null (strstr (mdg_document_get_title (document), never[i]));
    }
}

static void
test_every_sheet (MdgFormSample *self,
                  gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();

  mdg_record_set_text (referral, MDG_REFERRAL_FAX_SENT_AT, "2026-05-12T15:00");
  mdg_record_set_text (referral, MDG_REFERRAL_FAX_REPLY_DUE, "2026-05-15");
  mdg_form_sample_save (self, referral);
  for (MdgFaxKind kind = MDG_FAX_COVER; kind <= MDG_FAX_RECEIPT; kind++)
    {
      const MdgFaxRequest request = { .kind = kind, .to = "みほん医院 例示先生", .to_fax = "0470001236", .message = "甲野ハルさんの件。甲野様宅への訪問は5/20でお願いします。" };
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) report = mdg_report_fax_new (self->workspace, referral, &request, &error);
      g_autoptr (GPtrArray) texts = NULL;
      g_autoptr (MdgRaster) raster = NULL;
      g_autofree char *code = NULL;
      MdgDocument *document;

      g_assert_no_error (error);
      document = mdg_report_get_document (report);
      g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
      mdg_check_texts (document, 20, 15, 195, 285, 10);
      mdg_check_margins (document, 20, 15, 195, 285);
      assert_names_nobody (document);
      texts = mdg_document_list_texts (document);
      g_assert_nonnull (mdg_check_find (texts, 0, "みほん医院 例示先生"));
      g_assert_nonnull (mdg_check_find (texts, 0, "047-000-1236"));
      g_assert_nonnull (mdg_check_find (texts, 0, "R8-依0001"));
      g_assert_nonnull (mdg_check_find (texts, 0, "5/20でお願いします。"));
      g_assert_cmpint (mdg_check_find (texts, 0, "Answered by") != NULL, ==, kind != MDG_FAX_RECEIPT);
      g_assert_cmpint (mdg_check_find (texts, 0, "令和8年5月15日(金)") != NULL, ==, kind != MDG_FAX_RECEIPT);
      raster = mdg_raster_new (document, 0);
      code = mdg_raster_read_code (raster);
      g_assert_true (g_str_has_prefix (code, "MDG-R8-R0001-"));
    }
}

/* A cover sheet says how many sheets come with it. */
static void
test_count_of_sheets (MdgFormSample *self,
                      gconstpointer unused)
{
  static const char *const counts[] = { "2 with this sheet", "3 with this sheet" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
      g_autofree char *text = g_strnfill (i * 4000, 'a');
      const MdgFaxRequest request = { .kind = MDG_FAX_COVER, .to = "みほん医院" };
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) report = NULL;
      g_autoptr (GPtrArray) texts = NULL;

      if (i > 0)
        mdg_record_set_text (referral, MDG_REFERRAL_REQUEST_TEXT, text);
      mdg_form_sample_save (self, referral);
      report = mdg_report_fax_new (self->workspace, referral, &request, &error);
      g_assert_no_error (error);
      texts = mdg_document_list_texts (mdg_report_get_document (report));
      g_assert_nonnull (mdg_check_find (texts, 0, counts[i]));
    }
}

static void
test_refused (MdgFormSample *self,
              gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgRecord) draft = mdg_form_sample_new_referral ();
  const MdgFaxRequest requests[] = { { .to = NULL }, { .to = "" }, { .to = "みほん医院", .to_fax = "none" }, { .to = "みほん医院" } };

  mdg_form_sample_save (self, referral);
  mdg_record_set_text (draft, MDG_REFERRAL_STATUS, "draft");
  mdg_form_sample_save (self, draft);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_report_fax_new (self->workspace, i == 3 ? draft : referral, &requests[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static MdgRecord *
add_visit (MdgFormSample *self,
           MdgRecord *referral,
           const char *state,
           const char *day,
           const char *findings)
{
  MdgRecord *visit = MDG_RECORD (mdg_referral_visit_new ());

  mdg_record_set_reference (visit, MDG_REFERRAL_VISIT_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STATUS, state);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_VISITED_ON, day);
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_STARTS_AT, "14:00");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_DOCTOR, "例示 太郎");
  mdg_record_set_text (visit, MDG_REFERRAL_VISIT_FINDINGS, findings);
  if (g_str_equal (state, "missed"))
    {
      mdg_record_set_flag (visit, MDG_REFERRAL_VISIT_IS_MISSED, TRUE);
      mdg_record_set_text (visit, MDG_REFERRAL_VISIT_MISSED_REASON, "不在");
    }
  else
    mdg_record_set_integer (visit, MDG_REFERRAL_VISIT_MINUTES, 40);
  mdg_form_sample_save (self, visit);

  return visit;
}

static void
test_visit_report (MdgFormSample *self,
                   gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgRecord) missed = NULL;
  g_autoptr (MdgRecord) made = NULL;
  g_autoptr (MdgRecord) planned = NULL;
  g_autoptr (MdgRecord) scale = MDG_RECORD (mdg_referral_scale_new ());
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GError) error = NULL;
  MdgDocument *document;

  mdg_form_sample_save (self, referral);
  missed = add_visit (self, referral, "missed", "2026-05-18", NULL);
  made = add_visit (self, referral, "done", "2026-05-20", "血圧178/96、頻脈。");
  planned = add_visit (self, referral, "planned", NULL, "まだ行っていない");
  mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_REFERRAL, mdg_record_get_uuid (referral));
  mdg_record_set_reference (scale, MDG_REFERRAL_SCALE_VISIT, mdg_record_get_uuid (made));
  mdg_record_set_text (scale, MDG_REFERRAL_SCALE_SCALE, "hdsr");
  mdg_record_set_integer (scale, MDG_REFERRAL_SCALE_SCORE, 4);
  mdg_form_sample_save (self, scale);

  report = mdg_report_visit_new (self->workspace, referral, &error);
  g_assert_no_error (error);
  document = mdg_report_get_document (report);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 2);
  mdg_check_texts (document, 20, 15, 195, 285, 8);
  mdg_check_pdf (document);
  texts = mdg_document_list_texts (document);
  g_assert_nonnull (mdg_check_find (texts, 0, "could not be met (不在)"));
  g_assert_nonnull (mdg_check_find (texts, 0, "none taken"));
  g_assert_nonnull (mdg_check_find (texts, 1, "血圧178/96、頻脈。"));
  g_assert_nonnull (mdg_check_find (texts, 1, "HDS-R 4／30"));
  g_assert_nonnull (mdg_check_find (texts, 1, "令和8年5月20日(水) 14:00 (40 minutes)"));
  g_assert_null (mdg_check_find (texts, G_MAXUINT, "まだ行っていない"));
}

/* Taken along to a first visit, to be written on. */
static void
test_visit_by_hand (MdgFormSample *self,
                    gconstpointer unused)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (MdgRaster) raster = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  MdgDocument *document;
  double findings;

  mdg_form_sample_save (self, referral);
  report = mdg_report_visit_new (self->workspace, referral, &error);
  g_assert_no_error (error);
  document = mdg_report_get_document (report);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  texts = mdg_document_list_texts (document);
  findings = mdg_check_find (texts, 0, "Findings")->y;
  g_assert_cmpfloat (mdg_check_find (texts, 0, "Scales")->y - findings, >, 20);
  g_assert_nonnull (mdg_check_find (texts, 0, "甲野 ハル"));
  raster = mdg_raster_new (document, 0);
  code = mdg_raster_read_code (raster);
  g_assert_true (g_str_has_prefix (code, "MDG-R8-R0001-"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/fax/" name, MdgFormSample, NULL, mdg_form_sample_set_up, function, mdg_form_sample_tear_down)
  ADD ("every-sheet", test_every_sheet);
  ADD ("count-of-sheets", test_count_of_sheets);
  ADD ("refused", test_refused);
  ADD ("visit-report", test_visit_report);
  ADD ("visit-by-hand", test_visit_by_hand);

  return g_test_run ();
}
