#include <string.h>

#include "mdg-error.h"
#include "mdg-raster-checks.h"
#include "mdg-report-checks.h"
#include "mdg-report-samples-form.h"

#define LEFT 20.0
#define TOP 15.0
#define RIGHT 195.0
#define BOTTOM 285.0

static MdgDocument *
new_document (const char *settings,
              MdgFormData *data,
              MdgFormCopies copies,
              gboolean fax)
{
  g_autoptr (MdgFormLayout) layout = mdg_sample_new_form_layout (settings);
  MdgFormDocument *document = mdg_form_document_new (layout);

  mdg_form_document_set_copies (document, copies);
  mdg_document_set_fax (MDG_DOCUMENT (document), fax);
  if (data != NULL)
    {
      mdg_form_document_take_form (document, data);
      mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
    }

  return MDG_DOCUMENT (document);
}

/* The boxes to tick around a millimetre of x, y: -1 none, else whether it is ticked. */
static int
find_box (MdgDocument *document,
          guint page,
          const char *label)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  g_autoptr (GArray) marks = mdg_document_list_marks (document);
  const MdgPlacedText *text = mdg_check_find (texts, page, label);

  g_assert_nonnull (text);
  for (guint i = 0; i < marks->len; i++)
    {
      const MdgPlacedMark *mark = &g_array_index (marks, MdgPlacedMark, i);

      if (mark->kind != MDG_MARK_CHECK_BOX || mark->page != page)
        continue;
      if (ABS (mark->at[0] + mark->at[2] + 0.8 - text->x) < 0.3 && ABS (mark->at[1] + mark->at[2] / 2 - text->y - text->height / 2) < 1)
        return mark->at[3] > 0;
    }

  return -1;
}

static guint
count_boxes (MdgDocument *document,
             gboolean ticked_only)
{
  g_autoptr (GArray) marks = mdg_document_list_marks (document);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const MdgPlacedMark *mark = &g_array_index (marks, MdgPlacedMark, i);

      if (mark->kind == MDG_MARK_CHECK_BOX && (!ticked_only || mark->at[3] > 0))
        n++;
    }

  return n;
}

/* The lines of paper (b), as with a ruler. */
static void
check_lines (MdgDocument *document)
{
  static const double levels[] = { 45, 54, 63, 72, 81, 90, 108, 170, 204, 214, 244, 256 };
  static const struct
  {
    double x;
    double from;
    double to;
  } uprights[] = {
    { 20, 45, 256 },
    { 195, 45, 256 },
    { 44, 45, 256 },
    { 60, 45, 81 },
    { 127, 45, 54 },
    { 143, 45, 54 },
    { 105, 54, 63 },
    { 150, 54, 63 },
    { 127, 63, 72 },
    { 155, 63, 72 },
    { 169, 63, 72 },
    { 64, 81, 90 },
    { 91, 81, 90 },
    { 131, 81, 90 },
    { 132, 170, 204 },
  };
  cairo_surface_t *surface = mdg_check_render (document, 0);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_true (mdg_check_has_level (surface, levels[i], 45, 194));
  g_assert_true (mdg_check_has_level (surface, 187, 45, 131));
  for (guint i = 0; i < G_N_ELEMENTS (uprights); i++)
    {
      g_test_message ("upright at %g", uprights[i].x);
      g_assert_true (mdg_check_has_upright (surface, uprights[i].x, uprights[i].from + 0.5, uprights[i].to - 0.5));
    }
  cairo_surface_destroy (surface);
}

static void
test_filled_to_the_millimetre (void)
{
  g_autoptr (MdgDocument) document = new_document (NULL, mdg_sample_new_form_data (), 0, FALSE);
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  static const struct
  {
    const char *text;
    double x;
    double middle;
  } places[] = {
    { "見本市在宅医療・介護連携支援センター　宛", 20, 20 },
    { "みほん居宅介護支援事業所 小金原", 62, 49.5 },
    { "甲野 ハル", 62, 67.5 },
    { "しけん医院（整形外科、5年前）", -1, 182.75 },
    { "長男は県外、月1回電話", -1, 209 },
    { "年金のみ、貯蓄なし", -1, 250 },
  };

  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 1);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, 8);
  mdg_check_margins (document, LEFT, TOP, RIGHT, BOTTOM);
  mdg_check_pdf (document);
  check_lines (document);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const MdgPlacedText *text = mdg_check_find (texts, 0, places[i].text);

      g_assert_nonnull (text);
      g_assert_cmpfloat_with_epsilon (text->y + text->height / 2, places[i].middle, 0.3);
      if (places[i].x >= 0)
        g_assert_cmpfloat_with_epsilon (text->x, places[i].x, 0.3);
    }
  g_assert_cmpfloat_with_epsilon (mdg_check_find (texts, 0, "依頼書")->size, 16, 0.01);
}

static void
test_every_box (void)
{
  g_autoptr (MdgDocument) document = new_document (NULL, mdg_sample_new_form_data (), 0, FALSE);
  g_autoptr (MdgDocument) blank = new_document (NULL, mdg_form_data_new (), 0, FALSE);
  static const char *const ticked[] = { "女", "3 介護保険申請・利用拒否", "4 診療・受診拒否", "9 その他", "後期高齢医療）", "1 独居" };
  static const char *const empty[] = { "男", "1 在宅主治医紹介依頼", "2 主治医意見書記載", "5 病態不明", "6 早期再入院抑制支援", "7 摂食嚥下障害", "8 口腔トラブル", "国保・", "社保・", "生保・", "要支援", "要介護", "2 高齢世帯", "その他（具体的に" };

  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    g_assert_cmpint (find_box (document, 0, ticked[i]), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    g_assert_cmpint (find_box (document, 0, empty[i]), ==, 0);

  /* 2 sex, 2 + 3 + 6 care, 9 reasons, 2 doctor, 4 insurance, 3 household, 2 money: その他 of the insurance has none. */
  g_assert_cmpuint (count_boxes (document, FALSE), ==, 33);
  g_assert_cmpuint (count_boxes (blank, FALSE), ==, 33);
  g_assert_cmpuint (count_boxes (blank, TRUE), ==, 0);
}

/* Another sex than the two ticks neither box, 不明 neither 有 nor 無. */
static void
test_neither_box (void)
{
  MdgFormData *data = mdg_form_data_new ();
  g_autoptr (MdgDocument) document = NULL;

  mdg_form_data_tick (data, "sex", "o");
  mdg_form_data_tick (data, "sex", "unknown");
  mdg_form_data_tick (data, "certified", "unknown");
  document = new_document (NULL, data, 0, FALSE);
  g_assert_cmpuint (count_boxes (document, TRUE), ==, 0);
}

static void
test_oval_round_the_choice (void)
{
  static const char *const codes[] = { "outreach", "advice" };
  static const char *const labels[] = { "アウトリーチ", "個別相談" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      MdgFormData *data = mdg_form_data_new ();
      g_autoptr (MdgDocument) document = NULL;
      g_autoptr (GPtrArray) texts = NULL;
      g_autoptr (GArray) marks = NULL;
      const MdgPlacedText *text;
      guint n = 0;

      mdg_form_data_tick (data, "kind", codes[i]);
      document = new_document (NULL, data, 0, FALSE);
      texts = mdg_document_list_texts (document);
      marks = mdg_document_list_marks (document);
      text = mdg_check_find (texts, 0, labels[i]);
      for (guint j = 0; j < marks->len; j++)
        {
          const MdgPlacedMark *mark = &g_array_index (marks, MdgPlacedMark, j);

          if (mark->kind != MDG_MARK_OVAL)
            continue;
          g_assert_cmpfloat_with_epsilon (mark->at[0] + mark->at[2] / 2, text->x + text->width / 2, 0.3);
          g_assert_cmpfloat (mark->at[2], >, text->width);
          n++;
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_copies_and_batch (void)
{
  g_autoptr (MdgDocument) document = new_document (NULL, NULL, MDG_FORM_ALL_COPIES, FALSE);
  static const char *const headings[] = { "依頼元控", "医師控", "センター控" };
  g_autoptr (GPtrArray) texts = NULL;

  mdg_form_document_take_form (MDG_FORM_DOCUMENT (document), mdg_sample_new_form_data ());
  mdg_form_document_take_form (MDG_FORM_DOCUMENT (document), mdg_sample_new_form_data ());
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);
  g_assert_cmpuint (mdg_document_get_n_pages (document), ==, 6);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, 8);

  texts = mdg_document_list_texts (document);
  for (guint page = 0; page < 6; page++)
    {
      const MdgPlacedText *heading = mdg_check_find (texts, page, headings[page % 3]);

      g_assert_cmpfloat (heading->size, ==, 16);
      g_assert_nonnull (mdg_check_find (texts, page, "Page 1/1"));
      g_assert_null (mdg_check_find (texts, page, headings[(page + 1) % 3]));
    }
}

static void
check_nothing_lost (gboolean fax,
                    double least)
{
  g_autofree char *text = mdg_sample_new_long_text (20000);
  MdgFormData *data = mdg_sample_new_form_data ();
  g_autoptr (MdgDocument) document = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *joined = NULL;

  mdg_form_data_set_text (data, "request.text", text);
  document = new_document (NULL, data, MDG_FORM_DOCTOR, fax);
  g_assert_cmpuint (mdg_document_get_n_pages (document), >, 5);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, least);
  mdg_check_margins (document, LEFT, TOP, RIGHT, BOTTOM);

  texts = mdg_document_list_texts (document);
  {
    g_autoptr (GPtrArray) cell = g_ptr_array_new ();

    /* The cell of the first sheet and its column on the others, without what marks the break. */
    for (guint i = 0; i < texts->len; i++)
      {
        const MdgPlacedText *line = texts->pdata[i];

        if (line->page == 0 ? line->x > 44 && line->y > 112 && line->y < 170 && strstr (line->text, "→") == NULL : line->x > 44 && line->y > 40 && line->y < 278)
          g_ptr_array_add (cell, texts->pdata[i]);
      }
    joined = mdg_check_join (cell);
  }
  g_assert_cmpstr (joined, ==, text);
  for (guint page = 1; page < mdg_document_get_n_pages (document); page++)
    {
      g_assert_nonnull (mdg_check_find (texts, page, "R8-依0009"));
      g_assert_nonnull (mdg_check_find (texts, page, "医師控"));
    }
}

static void
test_long_text_goes_on (void)
{
  check_nothing_lost (FALSE, 8);
  check_nothing_lost (TRUE, 10);
}

/* Every narrow entry goes on as well. */
static void
test_long_entries_go_on (void)
{
  static const char *const keys[] = { "requester.affiliation", "requester.name", "requester.phone", "subject.name", "subject.age", "subject.address", "reason.other", "doctor.name", "insurance.other", "household.text", "money.text", "office.consent" };
  MdgFormData *data = mdg_sample_new_form_data ();
  g_autoptr (MdgDocument) document = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = g_strnfill (400, (char) ('a' + i));

      mdg_form_data_set_text (data, keys[i], text);
    }
  document = new_document (NULL, data, 0, FALSE);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, 8);
  texts = mdg_document_list_texts (document);
  joined = mdg_check_join (texts);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint n = 0;

      for (const char *p = joined; *p != '\0'; p++)
        n += *p == (char) ('a' + i);
      g_assert_cmpuint (n, >=, 400);
    }
}

/* 200 dots an inch, black or white. */
static void
check_raster (MdgDocument *document,
              guint page,
              const char *code,
              double least)
{
  g_autoptr (MdgRaster) raster = mdg_raster_new (document, page);
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (document);
  g_autofree char *read = mdg_raster_read_code (raster);
  double smallest = 100;

  g_assert_cmpstr (read, ==, code);
  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = texts->pdata[i];
      gunichar first = g_utf8_get_char (text->text);
      double black;
      double ink;

      if (text->page != page || !g_unichar_iswide (first) || g_utf8_strlen (text->text, -1) < 4)
        continue;
      /* Kanji and kana fill nine tenths of their frame. */
      ink = mdg_raster_measure_ink (raster, text, &black);
      g_test_message ("%.1f pt, ink %.1f pt, %.2f black: %s", text->size, ink, black, text->text);
      g_assert_cmpfloat (ink, >, text->size * 0.75);
      g_assert_cmpfloat (black, >, 0.04);
      g_assert_cmpfloat (black, <, 0.5);
      smallest = MIN (smallest, text->size);
    }
  g_assert_cmpfloat (smallest, >=, least);
}

static void
test_read_from_a_fax (void)
{
  g_autofree char *text = mdg_sample_new_long_text (3000);
  MdgFormData *blank = mdg_form_data_new ();
  MdgFormData *data = mdg_sample_new_form_data ();
  g_autoptr (MdgDocument) document = new_document (NULL, mdg_sample_new_form_data (), MDG_FORM_CENTRE, FALSE);
  g_autoptr (MdgDocument) fax = NULL;
  g_autoptr (MdgDocument) empty = NULL;

  check_raster (document, 0, "R8-R0009", 8);

  mdg_form_data_set_text (data, "family.text", text);
  fax = new_document ("{\"office\":false}", data, 0, TRUE);
  check_raster (fax, 0, "R8-R0009", 10);
  check_raster (fax, 1, "R8-R0009", 10);

  mdg_form_data_set_serial (blank, "F-7K3M9QXT", "F-7K3M9QXT");
  empty = new_document (NULL, blank, 0, FALSE);
  check_raster (empty, 0, "F-7K3M9QXT", 8);
}

static void
test_draft_has_no_code (void)
{
  MdgFormData *data = mdg_sample_new_form_data ();
  g_autoptr (MdgDocument) document = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (MdgRaster) raster = NULL;
  g_autofree char *read = NULL;

  mdg_form_data_set_text (data, "office.number", NULL);
  mdg_form_data_set_draft (data, TRUE);
  document = new_document (NULL, data, MDG_FORM_CENTRE, FALSE);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, 8);
  texts = mdg_document_list_texts (document);
  g_assert_cmpfloat (mdg_check_find (texts, 0, "Draft")->size, ==, 16);
  g_assert_null (mdg_check_find (texts, 0, "R8-"));
  raster = mdg_raster_new (document, 0);
  read = mdg_raster_read_code (raster);
  g_assert_cmpstr (read, ==, "");
}

/* What a centre may change. */
static void
test_own_form (void)
{
  MdgFormData *data = mdg_sample_new_form_data ();
  g_autoptr (MdgDocument) document = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  mdg_form_data_set_text (data, "line.緊急連絡先", "長男 042-000-7777");
  document = new_document ("{\"title\":\"申込書\",\"addressee\":\"例示市医師会　御中\",\"fax\":\"042-000-0009\",\"targets\":\"matsudo\",\"office\":false,"
                           "\"lines\":[\"緊急連絡先\",{\"label\":\"訪問希望日\",\"height\":12}]}",
                           data,
                           0,
                           FALSE);
  texts = mdg_document_list_texts (document);

  g_assert_cmpfloat_with_epsilon (mdg_check_find (texts, 0, "長男 042-000-7777")->y + 1.85, 239.5, 0.3);
  mdg_check_texts (document, LEFT, TOP, RIGHT, BOTTOM, 8);
  mdg_check_margins (document, LEFT, TOP, RIGHT, BOTTOM);
  g_assert_nonnull (mdg_check_find (texts, 0, "申込書"));
  g_assert_nonnull (mdg_check_find (texts, 0, "例示市医師会　御中"));
  g_assert_nonnull (mdg_check_find (texts, 0, "FAX 042-000-0009"));
  g_assert_nonnull (mdg_check_find (texts, 0, "R8-依0009"));
  g_assert_null (mdg_check_find (texts, 0, "Necessity"));
  g_assert_cmpint (find_box (document, 0, "医療機関の受診や介護・福祉サービスの利用を拒否している"), ==, 1);
  g_assert_cmpint (find_box (document, 0, "虐待やセルフネグレクトが疑われる"), ==, 0);
  /* The lines are the last above the foot, whatever was taken from the text. */
  g_assert_cmpfloat_with_epsilon (mdg_check_find (texts, 0, "訪問希望日")->y + 1.76, 250, 0.3);
  g_assert_cmpfloat_with_epsilon (mdg_check_find (texts, 0, "緊急連絡先")->y + 1.76, 239.5, 0.3);
}

static void
test_settings_that_cannot_be_used (void)
{
  static const struct
  {
    const char *settings;
    const char *words;
  } cases[] = {
    { "nonsense", "no JSON object" },
    { "[]", "no JSON object" },
    { "{\"titel\":\"a\"}", "titel" },
    { "{\"title\":5}", "“title” must be a text" },
    { "{\"title\":\"\"}", "title" },
    { "{\"title\":null}", "“title” must be a text" },
    { "{\"office\":\"no\"}", "true or false" },
    { "{\"targets\":\"tokyo\"}", "tokyo" },
    { "{\"lines\":[5]}", "Number 1" },
    { "{\"lines\":\"a\"}", "must be a list" },
    { "{\"lines\":[{\"label\":\"a\",\"height\":-1}]}", "above 0" },
    { "{\"lines\":[{\"label\":\"a\",\"height\":60}]}", "too high" },
    { "{\"lines\":[\"長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い長い名前\"]}", "no room" },
    { "{\"copies\":[\"a\"]}", "Three texts" },
    { "{\"choices\":[{\"code\":\"outreach\"}]}", "choice" },
    { "{\"sections\":[{\"label\":\"a\",\"rows\":[{\"cells\":[{\"width\":100}]}]}]}", "151" },
    { "{\"sections\":[{\"label\":\"a\",\"rows\":[{\"cells\":[{\"width\":151,\"note\":\"subject.secret\"}]}]}]}", "subject.secret" },
    { "{\"sections\":[{\"label\":\"a\",\"rows\":[{\"cells\":[{\"width\":151,\"items\":[{\"box\":\"colour\",\"code\":\"a\",\"label\":\"a\"}]}]}]}]}", "colour" },
    { "{\"sections\":[{\"label\":\"a\",\"rows\":[{\"height\":9,\"cells\":[{\"width\":151}]}]}]}", "without “height”" },
    { "{\"sections\":[{\"label\":\"a\",\"rows\":[5]}]}", "must be an object" },
    { "{\"sections\":5}", "must be a list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].settings);
      g_assert_null (mdg_form_layout_new ("outreach", cases[i].settings, NULL, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-document/filled-to-the-millimetre", test_filled_to_the_millimetre);
  g_test_add_func ("/form-document/every-box", test_every_box);
  g_test_add_func ("/form-document/neither-box", test_neither_box);
  g_test_add_func ("/form-document/oval-round-the-choice", test_oval_round_the_choice);
  g_test_add_func ("/form-document/copies-and-batch", test_copies_and_batch);
  g_test_add_func ("/form-document/long-text-goes-on", test_long_text_goes_on);
  g_test_add_func ("/form-document/long-entries-go-on", test_long_entries_go_on);
  g_test_add_func ("/form-document/read-from-a-fax", test_read_from_a_fax);
  g_test_add_func ("/form-document/draft-has-no-code", test_draft_has_no_code);
  g_test_add_func ("/form-document/own-form", test_own_form);
  g_test_add_func ("/form-document/settings-that-cannot-be-used", test_settings_that_cannot_be_used);

  return g_test_run ();
}
