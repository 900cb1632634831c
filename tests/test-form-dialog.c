#include "mdg-form-dialog.h"

#include "mdg-form-sample.h"
#include "mdg-print-preview.h"
#include "mdg-referral.h"
#include "mdg-test-app.h"
#include "mdg-test-keys.h"
#include "mdg-test-widgets.h"

/* Form and FAX of a referral from the window. */

enum
{
  KIND_FAX = 2,
  KIND_COVER,
};

typedef struct
{
  MdgFormSample sample;
  MdgApplication *application;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (MdgRecord) referral = mdg_form_sample_new_referral ();

  self->application = mdg_test_app_new ();
  mdg_form_sample_set_up (&self->sample, NULL);
  mdg_record_set_text (referral, MDG_REFERRAL_FAX, "047-000-1235");
  mdg_record_set_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE, TRUE);
  mdg_form_sample_save (&self->sample, referral);
  self->dialog = mdg_form_dialog_new (NULL, self->sample.workspace, "");
  gtk_window_set_application (GTK_WINDOW (self->dialog), GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->dialog));
  mdg_test_settle ();
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  mdg_test_settle ();
  mdg_form_sample_tear_down (&self->sample, NULL);
  mdg_test_app_free (self->application);
}

static GtkWidget *
find_row (GtkWidget *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_into (Fixture *self,
           const char *title,
           const char *text)
{
  GtkWidget *row = find_row (self->dialog, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  mdg_test_settle ();
}

static void
choose (Fixture *self,
        guint kind)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (self->dialog, "What to print")), kind);
  mdg_test_settle ();
}

/* TRUE when a preview came; it is closed again. */
static gboolean
preview (Fixture *self)
{
  GtkWidget *window;

  g_assert_true (gtk_widget_activate_action (self->dialog, "form.preview", NULL));
  mdg_test_settle ();
  window = mdg_test_find_window (MDG_TYPE_PRINT_PREVIEW);
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  mdg_test_settle ();

  return window != NULL;
}

/* The code a scanner types finds the referral; without one nothing is printed. */
static void
test_number_typed (Fixture *self,
                   gconstpointer data)
{
  g_assert_false (preview (self));
  type_into (self, "Number or code of the referral", "R8-R0002");
  g_assert_false (preview (self));
  type_into (self, "Number or code of the referral", "r8-依0001");
  g_assert_true (preview (self));
}

/* A number that the referral does not know is asked for twice. */
static void
test_new_number_twice (Fixture *self,
                       gconstpointer data)
{
  type_into (self, "Number or code of the referral", "R8-R0001");
  choose (self, KIND_COVER);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (self->dialog, "FAX number"))), ==, "047-000-1235");
  g_assert_false (gtk_widget_get_visible (find_row (self->dialog, "FAX number once more")));
  g_assert_true (preview (self));

  type_into (self, "FAX number", "047-000-9999");
  g_assert_true (gtk_widget_get_visible (find_row (self->dialog, "FAX number once more")));
  g_assert_false (preview (self));
  type_into (self, "FAX number once more", "047-000-9998");
  g_assert_false (preview (self));
  type_into (self, "FAX number once more", "0470009999");
  g_assert_true (preview (self));
}

/* What must not be shared goes by FAX for a reason only. */
static void
test_reason (Fixture *self,
             gconstpointer data)
{
  type_into (self, "Number or code of the referral", "R8-R0001");
  g_assert_false (gtk_widget_get_visible (find_row (self->dialog, "Why it goes by FAX all the same")));
  choose (self, KIND_FAX);
  g_assert_true (gtk_widget_get_visible (find_row (self->dialog, "Why it goes by FAX all the same")));
  g_assert_false (preview (self));
  type_into (self, "Why it goes by FAX all the same", "本人の希望");
  g_assert_true (preview (self));
}

int
main (int argc,
      char **argv)
{
  mdg_test_app_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/form-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("number-typed", test_number_typed);
  ADD ("new-number-twice", test_new_number_twice);
  ADD ("reason", test_reason);

  return g_test_run ();
}
