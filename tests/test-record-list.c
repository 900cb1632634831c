#include "mdg-consultation-list.h"

#include "mdg-consultation.h"
#include "mdg-sample.h"
#include "mdg-test-register.h"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgRecordList *list;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "a.madoguchi", NULL);
  mdg_sample_options_init (&options);
  options.with_edges = FALSE;
  g_assert_true (mdg_sample_create (path, &options, NULL, NULL, &error));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  self->list = mdg_consultation_list_new (self->workspace);
}

static void
settle (Fixture *self)
{
  while (mdg_record_list_is_loading (self->list) || mdg_record_list_get_counts (self->list) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_record_list_stop (self->list);
  /* What the reader was still asked is answered by then. */
  mdg_workspace_close (self->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static void
ask (Fixture *self,
     const char *text)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();

  mdg_consultation_filter_set (filter, MDG_CRITERION_TEXT, text);
  mdg_record_list_take_request (self->list, mdg_consultation_request_new (self->workspace, filter, MDG_ORDER_NEWEST));
  settle (self);
}

static guint
get_n (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
test_grows (Fixture *self,
            gconstpointer data)
{
  guint first;

  ask (self, NULL);
  first = get_n (self);
  g_assert_cmpuint (first, <, 300);
  g_assert_false (mdg_record_list_is_complete (self->list));
  g_assert_cmpint (mdg_record_list_get_counts (self->list)->n_records, ==, 300);

  while (!mdg_record_list_is_complete (self->list))
    {
      mdg_record_list_fetch_more (self->list);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (get_n (self), ==, 300);
}

static void
test_words_are_marked (Fixture *self,
                       gconstpointer data)
{
  ask (self, "独居");
  g_assert_cmpuint (get_n (self), >, 0);
  for (guint i = 0; i < get_n (self); i++)
    {
      g_autoptr (MdgConsultationRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_assert_nonnull (strstr (mdg_consultation_row_get_sentence (row), "<span background"));
    }
}

static void
count_change (GListModel *model,
              guint position,
              guint removed,
              guint added,
              gpointer user_data)
{
  guint *log = user_data;

  log[0] = position;
  log[1] = removed;
  log[2] = added;
}

/* A new consultation comes in at its place, and nothing else moves. */
static void
test_follows (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2030-01-01T09:00", "新しい相談");
  g_autoptr (MdgChange) change = mdg_change_new ("Consultation logged");
  g_autoptr (MdgConsultationRow) row = NULL;
  g_autoptr (MdgConsultationRow) same = NULL;
  guint log[3] = { G_MAXUINT };
  guint n;

  ask (self, NULL);
  n = get_n (self);
  row = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (count_change), log);
  mdg_change_add (change, record);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
  while (log[0] == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  settle (self);

  g_assert_cmpuint (log[0], ==, 0);
  g_assert_cmpuint (log[2], ==, log[1] + get_n (self) - n);
  same = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_assert_true (row == same);
  g_assert_cmpint (mdg_record_list_get_counts (self->list)->n_records, ==, 301);
}

static void
explain_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  *(GArray **) user_data = mdg_consultation_list_explain_finish (result, NULL);
}

static void
test_explains_no_hit (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autoptr (GArray) hidden = NULL;

  mdg_consultation_filter_set (filter, MDG_CRITERION_TEXT, "そのような言葉は無い");
  mdg_consultation_filter_set (filter, MDG_CRITERION_CHANNEL, "tel");
  mdg_consultation_list_explain_async (self->workspace, filter, NULL, explain_cb, &hidden);
  while (hidden == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (hidden->len, ==, 2);
  g_assert_cmpint (g_array_index (hidden, MdgCriterionHidden, 0).criterion, ==, MDG_CRITERION_TEXT);
  g_assert_cmpint (g_array_index (hidden, MdgCriterionHidden, 0).n, >, 0);
  g_assert_cmpint (g_array_index (hidden, MdgCriterionHidden, 1).n, ==, 0);
}

static void
test_saved_filters (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autoptr (MdgConsultationFilter) back = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) none = NULL;

  mdg_consultation_filter_set (filter, MDG_CRITERION_CHANNEL, "tel");
  g_assert_true (mdg_consultation_list_save (self->workspace, "電話だけ", filter, NULL));
  names = mdg_consultation_list_dup_saved_names (self->workspace);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  back = mdg_consultation_list_load_saved (self->workspace, names[0]);
  g_assert_true (mdg_consultation_filter_equal (filter, back));
  g_assert_true (mdg_consultation_list_save (self->workspace, "電話だけ", NULL, NULL));
  none = mdg_consultation_list_dup_saved_names (self->workspace);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-list/grows", test_grows);
  ADD ("/record-list/words-are-marked", test_words_are_marked);
  ADD ("/record-list/follows", test_follows);
  ADD ("/record-list/explains-no-hit", test_explains_no_hit);
  ADD ("/record-list/saved-filters", test_saved_filters);

  return g_test_run ();
}
