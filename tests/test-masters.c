#include "mdg-area.h"
#include "mdg-consultation.h"
#include "mdg-error.h"
#include "mdg-masters-terms.h"
#include "mdg-masters-towns.h"
#include "mdg-masters.h"
#include "mdg-town.h"

#include <string.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static const MdgDate today = { 2026, 5, 12 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("mdg-masters-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  g_assert_true (mdg_workspace_create (path, "みほん市センター", &error));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", self->folder);

  g_assert_finalize_object (self->workspace);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (self->folder);
}

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static MdgRecord *
add_term (Fixture *self,
          const char *label,
          const char *kana)
{
  g_autoptr (GError) error = NULL;
  MdgTerm *term = mdg_masters_new_term (self->workspace, "content", 2026, &error);
  g_autoptr (MdgChange) change = NULL;

  g_assert_no_error (error);
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_LABEL, label);
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_KANA, kana);
  change = mdg_masters_new_term_saved (MDG_RECORD (term), &error);
  g_assert_no_error (error);
  save (self, change);
  mdg_record_assign (MDG_RECORD (term), mdg_change_get_records (change)->pdata[0]);

  return MDG_RECORD (term);
}

static void
use_term (Fixture *self,
          MdgRecord *term)
{
  g_autoptr (MdgRecord) consultation = MDG_RECORD (mdg_consultation_new ());
  g_autofree char *codes = g_strdup_printf ("A1 %s", mdg_record_get_text (term, MDG_TERM_CODE));
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");

  mdg_record_set_text (consultation, MDG_CONSULTATION_RECEIVED_AT, "2026-05-01T10:00");
  mdg_record_set_text (consultation, MDG_CONSULTATION_TEXT, "本文");
  mdg_record_set_codes (consultation, MDG_CONSULTATION_CONTENTS, (const char *const *) list);
  mdg_change_add (change, consultation);
  save (self, change);
}

static void
test_own_codes_are_never_used_again (Fixture *self,
                                     gconstpointer data)
{
  g_autoptr (MdgRecord) first = add_term (self, "独自の相談", "どくじのそうだん");
  g_autoptr (MdgRecord) second = NULL;
  g_autoptr (MdgChange) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (mdg_record_get_text (first, MDG_TERM_CODE), "U-"));
  g_assert_true (g_str_has_suffix (mdg_record_get_text (first, MDG_TERM_CODE), "-1"));
  removed = mdg_masters_new_term_removed (self->workspace, first, &error);
  g_assert_no_error (error);
  save (self, removed);
  second = add_term (self, "別の相談", "べつのそうだん");
  g_assert_true (g_str_has_suffix (mdg_record_get_text (second, MDG_TERM_CODE), "-2"));
}

static void
test_a_prefix_names_the_centre_in_codes (Fixture *self,
                                         gconstpointer data)
{
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (self->workspace)));
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgRecord) term = NULL;

  mdg_record_set_text (centre, MDG_CENTRE_PREFIX, "MHN");
  mdg_change_add (change, centre);
  save (self, change);
  term = add_term (self, "独自", "どくじ");
  g_assert_cmpstr (mdg_record_get_text (term, MDG_TERM_CODE), ==, "U-MHN-1");
}

static void
test_a_used_code_is_not_deleted (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (MdgRecord) term = add_term (self, "独自の相談", "どくじのそうだん");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) hidden = NULL;
  g_autoptr (GPtrArray) offered = NULL;

  use_term (self, term);
  g_assert_null (mdg_masters_new_term_removed (self->workspace, term, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  hidden = mdg_masters_new_term_hidden (term, TRUE);
  save (self, hidden);
  offered = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), "content", 2026);
  for (guint i = 0; i < offered->len; i++)
    g_assert_cmpstr (mdg_record_get_text (offered->pdata[i], MDG_TERM_LABEL), !=, "独自の相談");
  g_assert_cmpstr (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "content", mdg_record_get_text (term, MDG_TERM_CODE), 2026), ==, "独自の相談");
}

static void
test_a_code_within_another_is_not_a_use (Fixture *self,
                                         gconstpointer data)
{
  g_autoptr (MdgRecord) used = NULL;
  g_autoptr (MdgRecord) first = add_term (self, "一", "いち");
  g_autoptr (MdgChange) removed = NULL;
  g_autoptr (GError) error = NULL;

  /* …-1 is the beginning of …-10. */
  for (guint i = 2; i <= 10; i++)
    {
      g_clear_object (&used);
      used = add_term (self, "十", "じゅう");
    }
  use_term (self, used);
  removed = mdg_masters_new_term_removed (self->workspace, first, &error);
  g_assert_no_error (error);
  g_assert_nonnull (removed);
}

static void
test_the_programs_terms_stay (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (GPtrArray) terms = mdg_masters_list_terms (self->workspace, "content", 2026, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_masters_new_term_removed (self->workspace, terms->pdata[1], &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_a_new_label_leaves_the_years_before (Fixture *self,
                                          gconstpointer data)
{
  g_autoptr (GPtrArray) terms = mdg_masters_list_terms (self->workspace, "content", 2026, NULL);
  g_autoptr (MdgRecord) edited = mdg_record_dup (terms->pdata[1]);
  const char *code = mdg_record_get_text (edited, MDG_TERM_CODE);
  g_autofree char *old = g_strdup (mdg_record_get_text (edited, MDG_TERM_LABEL));
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GPtrArray) after = NULL;
  MdgVocabularies *vocabularies;

  mdg_record_set_text (edited, MDG_TERM_LABEL, "新しい名前");
  change = mdg_masters_new_term_renamed (self->workspace, terms->pdata[1], edited, 2026, &error);
  g_assert_no_error (error);
  save (self, change);

  vocabularies = mdg_workspace_get_vocabularies (self->workspace);
  g_assert_cmpstr (mdg_vocabularies_get_label (vocabularies, "content", code, 2025), ==, old);
  g_assert_cmpstr (mdg_vocabularies_get_label (vocabularies, "content", code, 2026), ==, "新しい名前");
  after = mdg_masters_list_terms (self->workspace, "content", 2026, NULL);
  g_assert_cmpuint (after->len, ==, terms->len);

  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, &error));
  g_assert_cmpstr (mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "content", code, 2026), ==, old);
}

static const struct
{
  const char *label;
  const char *short_label;
  const char *kana;
  gboolean is_fine;
} checks[] = {
  { "名前", "略称", "なまえ", TRUE },
  { "名前", "12345678", "ナマエ", TRUE },
  { "名前", "一二三四五六七八九", "なまえ", FALSE },
  { "名前", "略称", NULL, FALSE },
  { "名前", "略称", "名前", FALSE },
  { NULL, "略称", "なまえ", FALSE },
};

static void
test_terms_are_checked (Fixture *self,
                        gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (MdgTerm) term = mdg_masters_new_term (self->workspace, "content", 2026, NULL);
      g_autoptr (MdgChange) change = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      mdg_record_set_text (MDG_RECORD (term), MDG_TERM_LABEL, checks[i].label);
      mdg_record_set_text (MDG_RECORD (term), MDG_TERM_SHORT, checks[i].short_label);
      mdg_record_set_text (MDG_RECORD (term), MDG_TERM_KANA, checks[i].kana);
      change = mdg_masters_new_term_saved (MDG_RECORD (term), &error);
      g_assert_true ((change != NULL) == checks[i].is_fine);
      if (!checks[i].is_fine)
        g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

static const struct
{
  const char *text;
  guint n_areas;
  guint n_towns;
  guint n_refused;
} lists[] = {
  { "栄町\t中央\n本町\t中央\n川辺\t川辺\n", 2, 3, 0 },
  { "町名,圏域,ふりがな\n栄町,中央,さかえちょう\n", 1, 1, 0 },
  { "圏域,町名\n中央,栄町\n中央,本町\n", 1, 2, 0 },
  { "中央\t栄町\n中央\t本町\n川辺\t川辺一丁目\n", 2, 3, 0 }, /* the other way round, without a head */
  { "栄町　中央\n\n本町　中央\n", 1, 2, 0 },
  { "中央\n川辺\n", 2, 0, 0 },
  { "栄町\t中央\n栄町\t川辺\n本町\t\n\t川辺\n", 2, 1, 3 },
  { "\357\274\221丁目\t中央\r\n1丁目\t中央\r\n", 1, 1, 1 }, /* the same town in other widths */
};

static void
test_lists_of_towns_are_understood (Fixture *self,
                                    gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgTownList) list = mdg_town_list_new_for_text (lists[i].text, &error);
      g_autoptr (MdgChange) change = mdg_change_new ("Test");
      g_auto (MdgTownListResult) result = { 0 };

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_true (mdg_town_list_add_to_change (list, self->workspace, change, &result, &error));
      g_assert_cmpuint (result.n_new_areas, ==, lists[i].n_areas);
      g_assert_cmpuint (result.n_new_towns, ==, lists[i].n_towns);
      g_assert_cmpuint (result.refused->len, ==, lists[i].n_refused);
    }
}

static void
test_a_list_again_moves_and_adds_nothing_twice (Fixture *self,
                                                gconstpointer data)
{
  static const char *const texts[] = { "栄町\t中央\n本町\t中央\n", "栄町\t川辺\n本町\t中央\n" };
  g_autoptr (GPtrArray) towns = NULL;
  g_auto (MdgTownListResult) result = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdgTownList) list = mdg_town_list_new_for_text (texts[i], NULL);
      g_autoptr (MdgChange) change = mdg_change_new ("Test");

      mdg_town_list_result_clear (&result);
      g_assert_true (mdg_town_list_add_to_change (list, self->workspace, change, &result, NULL));
      save (self, change);
    }

  g_assert_cmpuint (result.n_moved, ==, 1);
  g_assert_cmpuint (result.n_same, ==, 1);
  g_assert_cmpuint (result.n_new_areas, ==, 1);
  towns = mdg_masters_list (self->workspace, MDG_KIND_TOWN, NULL);
  g_assert_cmpuint (towns->len, ==, 2);
}

static void
test_an_empty_list_is_refused (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_town_list_new_for_text (" \n\t\n", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_an_area_with_towns_stays (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgTownList) list = mdg_town_list_new_for_text ("栄町\t中央\n", NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_auto (MdgTownListResult) result = { 0 };
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_town_list_add_to_change (list, self->workspace, change, &result, NULL));
  save (self, change);
  areas = mdg_masters_list (self->workspace, MDG_KIND_AREA, NULL);
  g_assert_cmpstr (mdg_record_get_text (areas->pdata[0], MDG_AREA_CODE), ==, "01");
  g_assert_null (mdg_masters_new_area_removed (self->workspace, areas->pdata[0], &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

static void
test_typeface_is_gothic_unless_chosen (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgCentre) centre = mdg_centre_new ();

  g_assert_cmpint (mdg_masters_get_typeface (centre), ==, MDG_TYPEFACE_GOTHIC);
  mdg_record_set_text (MDG_RECORD (centre), MDG_CENTRE_FONTS, MDG_MASTERS_MINCHO);
  g_assert_cmpint (mdg_masters_get_typeface (centre), ==, MDG_TYPEFACE_MINCHO);
}

#define add(name, function) g_test_add ("/masters/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("own-codes-are-never-used-again", test_own_codes_are_never_used_again);
  add ("a-prefix-names-the-centre-in-codes", test_a_prefix_names_the_centre_in_codes);
  add ("a-used-code-is-not-deleted", test_a_used_code_is_not_deleted);
  add ("a-code-within-another-is-not-a-use", test_a_code_within_another_is_not_a_use);
  add ("the-programs-terms-stay", test_the_programs_terms_stay);
  add ("a-new-label-leaves-the-years-before", test_a_new_label_leaves_the_years_before);
  add ("terms-are-checked", test_terms_are_checked);
  add ("lists-of-towns-are-understood", test_lists_of_towns_are_understood);
  add ("a-list-again-moves-and-adds-nothing-twice", test_a_list_again_moves_and_adds_nothing_twice);
  add ("an-empty-list-is-refused", test_an_empty_list_is_refused);
  add ("an-area-with-towns-stays", test_an_area_with_towns_stays);
  add ("typeface-is-gothic-unless-chosen", test_typeface_is_gothic_unless_chosen);

  return g_test_run ();
}
