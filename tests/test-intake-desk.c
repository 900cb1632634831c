#include "mdg-intake-page.h"

#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-continue-page.h"
#include "mdg-follow-up.h"
#include "mdg-intake-binder.h"
#include "mdg-intake-form.h"
#include "mdg-intake-sample.h"
#include "mdg-memo-page.h"
#include "mdg-memo-row.h"
#include "mdg-memo.h"
#include "mdg-quick-memo.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-register.h"
#include "mdg-test-widgets.h"
#include "mdg-window.h"

#include <adwaita.h>

/* The ways into writing, in a whole window: memos in rows, the quick memo, writing on. */

typedef struct
{
  char *folder;
  MdgApplication *application;
  MdgWorkspace *workspace;
  MdgWindow *window;
} Fixture;

static void
open_window (Fixture *self)
{
  self->window = mdg_window_new (GTK_APPLICATION (self->application));
  mdg_window_set_workspace (self->window, self->workspace);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  mdg_test_settle ();
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  self->application = mdg_test_app_new ();
  open_window (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_test_app_free (self->application);
  mdg_test_settle ();
  mdg_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  mdg_test_folder_free (self->folder);
}

static GtkWidget *
get_part (GtkWidget *widget,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static void
act (Fixture *self,
     const char *action,
     const char *text)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, text != NULL ? "s" : NULL, text));
  mdg_test_settle ();
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return records->len;
}

static guint
count_drafts (Fixture *self)
{
  g_autoptr (GPtrArray) drafts = mdg_workspace_list_drafts (self->workspace, NULL);

  return drafts->len;
}

static void
on_deadline (gboolean *is_over)
{
  *is_over = TRUE;
}

/* Until there are n of a kind, or of drafts where kind is MDG_N_KINDS; fails after five seconds. */
static void
wait_for (Fixture *self,
          MdgKind kind,
          guint n)
{
  gboolean is_over = FALSE;
  guint timer = g_timeout_add_once (5000, (GSourceOnceFunc) on_deadline, &is_over);

  while ((kind == MDG_N_KINDS ? count_drafts (self) : count (self, kind)) != n)
    {
      g_assert_false (is_over);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timer);
  mdg_test_settle ();
}

static GtkTextBuffer *
get_buffer (GtkWidget *widget,
            const char *name)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_part (widget, name)));
}

static MdgQuickMemo *
get_memo (Fixture *self)
{
  return MDG_QUICK_MEMO (mdg_test_find (GTK_WIDGET (self->window), MDG_TYPE_QUICK_MEMO));
}

static void
write_memo (Fixture *self,
            const char *about,
            const char *text)
{
  GtkWidget *memo = GTK_WIDGET (get_memo (self));

  mdg_line_entry_set_text (MDG_LINE_ENTRY (get_part (memo, "entry")), about);
  g_signal_emit_by_name (mdg_line_entry_get_text_widget (MDG_LINE_ENTRY (get_part (memo, "entry"))), "activate");
  gtk_text_buffer_insert_at_cursor (get_buffer (memo, "text"), text, -1);
}

static void
test_quick_memo_is_saved (Fixture *self,
                          gconstpointer data)
{
  guint n = count (self, MDG_KIND_MEMO);

  act (self, "win.quick-memo", NULL);
  write_memo (self, "ｺｳﾉ", "家族から電話");
  wait_for (self, MDG_N_KINDS, 1);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_for (self, MDG_KIND_MEMO, n + 1);
  wait_for (self, MDG_N_KINDS, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_memo (self))));
}

/* Two at once, and as they were after a kill; neither is in a list. */
static void
test_quick_memo_comes_back (Fixture *self,
                            gconstpointer data)
{
  guint n = count (self, MDG_KIND_MEMO);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  act (self, "win.quick-memo", NULL);
  write_memo (self, "こうの", "一つ目");
  act (self, "win.quick-memo", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (GTK_WIDGET (get_memo (self)), "text")), ==, 0);
  write_memo (self, "こうの", "二つ目");
  wait_for (self, MDG_N_KINDS, 2);
  g_assert_cmpuint (count (self, MDG_KIND_MEMO), ==, n);

  gtk_window_destroy (GTK_WINDOW (self->window));
  open_window (self);
  mdg_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_memo (self))));
  gtk_text_buffer_get_bounds (get_buffer (GTK_WIDGET (get_memo (self)), "text"), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (GTK_WIDGET (get_memo (self)), "text"), &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "二つ目");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_memo (self)), "memo.save", NULL));
  wait_for (self, MDG_KIND_MEMO, n + 1);
  g_assert_cmpuint (count_drafts (self), ==, 1);
}

/* An emptied one leaves nothing on disk. */
static void
test_quick_memo_is_emptied (Fixture *self,
                            gconstpointer data)
{
  GtkWidget *memo;

  act (self, "win.quick-memo", NULL);
  memo = GTK_WIDGET (get_memo (self));
  write_memo (self, "こうの", "やはりやめる");
  wait_for (self, MDG_N_KINDS, 1);
  gtk_text_buffer_set_text (get_buffer (memo, "text"), "", 0);
  mdg_line_entry_set_text (MDG_LINE_ENTRY (get_part (memo, "entry")), "");
  g_signal_emit_by_name (get_part (memo, "entry"), "changed");
  mdg_quick_memo_close (MDG_QUICK_MEMO (memo));
  wait_for (self, MDG_N_KINDS, 0);
}

static MdgMemoRow *
get_row (Fixture *self,
         guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (get_part (GTK_WIDGET (mdg_window_get_page (self->window, "memo-rows")), "rows"));

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return MDG_MEMO_ROW (row);
}

static void
fill_row (Fixture *self,
          guint index,
          const char *consulter,
          const char *text)
{
  MdgMemoRow *row = get_row (self, index);
  MdgIntake *intake = mdg_memo_row_get_intake (row);

  mdg_intake_type (intake, MDG_INTAKE_CONSULTER, consulter, NULL);
  mdg_record_set_text (mdg_intake_get_consultation (intake), MDG_CONSULTATION_TEXT, text);
  mdg_intake_binder_edited (mdg_memo_row_get_binder (row), "test");
}

static void
test_memo_rows (Fixture *self,
                gconstpointer data)
{
  guint n_consultations = count (self, MDG_KIND_CONSULTATION);
  guint n_consulters = count (self, MDG_KIND_CONSULTER);
  MdgMemoPage *page;

  act (self, "win.memo-rows", NULL);
  page = MDG_MEMO_PAGE (mdg_window_get_page (self->window, "memo-rows"));
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (page));
  g_assert_cmpuint (mdg_memo_page_get_n_rows (page), ==, 3);
  fill_row (self, 0, "架空クリニック　作例 一郎", "一件目");
  fill_row (self, 1, "架空クリニック　作例 一郎", "二件目");
  fill_row (self, 2, "架空クリニック　作例 二郎", "三件目");
  g_assert_cmpuint (mdg_memo_page_get_n_rows (page), ==, 4);
  wait_for (self, MDG_N_KINDS, 1);

  /* A row without a text stops all of them. */
  fill_row (self, 3, "架空クリニック　作例 三郎", NULL);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  mdg_test_settle ();
  g_assert_true (gtk_widget_get_visible (get_part (GTK_WIDGET (page), "problem")));
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTATION), ==, n_consultations);

  fill_row (self, 3, "", NULL);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_for (self, MDG_KIND_CONSULTATION, n_consultations + 3);
  g_assert_cmpuint (count (self, MDG_KIND_CONSULTER), ==, n_consulters + 2);
  wait_for (self, MDG_N_KINDS, 0);
  g_assert_cmpuint (mdg_memo_page_get_n_rows (page), ==, 3);
}

static MdgIntakeForm *
get_form (Fixture *self)
{
  return MDG_INTAKE_FORM (mdg_test_find (GTK_WIDGET (mdg_window_get_page (self->window, "intake")), MDG_TYPE_INTAKE_FORM));
}

/* From the list of open ones, and from anywhere by the consultation itself. */
static void
test_write_on (Fixture *self,
               gconstpointer data)
{
  GtkWidget *page;
  GtkListBox *list;
  GtkListBoxRow *row;
  g_autofree char *uuid = NULL;
  MdgIntake *intake;

  act (self, "win.continue-consultation", "");
  page = GTK_WIDGET (mdg_window_get_page (self->window, "continue"));
  g_assert_true (mdg_window_get_visible_page (self->window) == MDG_PAGE (page));
  list = GTK_LIST_BOX (get_part (page, "list"));
  row = gtk_list_box_get_selected_row (list);
  g_assert_nonnull (row);
  uuid = g_strdup (g_object_get_data (G_OBJECT (row), "uuid"));

  mdg_line_entry_set_text (MDG_LINE_ENTRY (get_part (page, "entry")), "どこにもない言葉");
  g_signal_emit_by_name (get_part (page, "entry"), "changed");
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  mdg_line_entry_set_text (MDG_LINE_ENTRY (get_part (page, "entry")), "");
  g_signal_emit_by_name (get_part (page, "entry"), "changed");
  g_signal_emit_by_name (mdg_line_entry_get_text_widget (MDG_LINE_ENTRY (get_part (page, "entry"))), "activate");
  mdg_test_settle ();
  intake = mdg_intake_binder_get_intake (mdg_intake_form_get_binder (get_form (self)));
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "intake"));
  g_assert_true (mdg_intake_is_continuing (intake));

  act (self, "win.show-page", "today");
  act (self, "win.continue-consultation", uuid);
  g_assert_true (mdg_window_get_visible_page (self->window) == mdg_window_get_page (self->window, "intake"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == get_part (GTK_WIDGET (get_form (self)), "action"));
}

/* The next key goes where the last one left off: round the twelve stops. */
static void
test_tab_goes_round (Fixture *self,
                     gconstpointer data)
{
  GtkWidget *form;
  GtkWidget *focus;

  act (self, "win.new-consultation", NULL);
  form = GTK_WIDGET (get_form (self));
  gtk_widget_grab_focus (get_part (form, "save"));
  gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, get_part (form, "received")));
  gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == get_part (form, "save"));
}

static void
test_rows_are_added_by_key (Fixture *self,
                            gconstpointer data)
{
  MdgIntake *intake;

  act (self, "win.new-consultation", NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("家族%u", i);
      GtkWidget *focus;

      g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Alt>f"));
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      g_assert_true (GTK_IS_TEXT (focus));
      gtk_editable_set_text (GTK_EDITABLE (focus), name);
      g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Alt>a"));
      gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (self->window))), name);
    }

  intake = mdg_intake_binder_get_intake (mdg_intake_form_get_binder (get_form (self)));
  g_assert_cmpuint (mdg_intake_get_persons (intake)->len, ==, 4);
  g_assert_cmpuint (mdg_intake_get_follow_ups (intake)->len, ==, 5);
  g_assert_cmpstr (mdg_record_get_text (mdg_intake_get_follow_ups (intake)->pdata[4], MDG_FOLLOW_UP_WHAT), ==, "家族3");
}

static void
test_toast_leaves_save_free (Fixture *self,
                             gconstpointer data)
{
  guint n = count (self, MDG_KIND_CONSULTATION);
  GtkWidget *toast;
  GtkWidget *form;
  graphene_rect_t told;
  graphene_rect_t save;

  act (self, "win.new-consultation", NULL);
  form = GTK_WIDGET (get_form (self));
  gtk_text_buffer_set_text (get_buffer (form, "text"), "一件目", -1);
  g_assert_true (mdg_test_press (GTK_WINDOW (self->window), "<Control>Return"));
  wait_for (self, MDG_KIND_CONSULTATION, n + 1);
  toast = mdg_test_find (GTK_WIDGET (self->window), ADW_TYPE_TOAST_OVERLAY);
  while (gtk_widget_get_width (toast) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (self->window), &told));
  g_assert_true (gtk_widget_compute_bounds (get_part (form, "save"), GTK_WIDGET (self->window), &save));
  g_assert_false (graphene_rect_intersection (&told, &save, NULL));
}

int
main (int argc,
      char *argv[])
{
  mdg_test_app_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/intake-desk/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("quick-memo-is-saved", test_quick_memo_is_saved);
  ADD ("quick-memo-comes-back", test_quick_memo_comes_back);
  ADD ("quick-memo-is-emptied", test_quick_memo_is_emptied);
  ADD ("memo-rows", test_memo_rows);
  ADD ("write-on", test_write_on);
  ADD ("tab-goes-round", test_tab_goes_round);
  ADD ("rows-are-added-by-key", test_rows_are_added_by_key);
  ADD ("toast-leaves-save-free", test_toast_leaves_save_free);

  return g_test_run ();
}
