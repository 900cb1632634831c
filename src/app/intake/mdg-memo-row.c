#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-memo-row.h"

#include <glib/gi18n-lib.h>

#include "mdg-follow-up.h"
#include "mdg-wrap-box.h"

struct _MdgMemoRow
{
  GtkBox parent_instance;

  MdgIntakeBinder *binder;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (MdgMemoRow, mdg_memo_row, GTK_TYPE_BOX)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_edited (MdgIntakeBinder *binder,
           const char *key,
           gboolean is_text,
           gpointer user_data)
{
  mdg_memo_row_set_problem (user_data, NULL);
  g_signal_emit (user_data, signals[EDITED], 0, key, is_text);
}

static void
mdg_memo_row_dispose (GObject *object)
{
  MdgMemoRow *self = MDG_MEMO_ROW (object);

  if (self->binder != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->binder, on_edited, self);
      g_object_run_dispose (G_OBJECT (self->binder));
      g_clear_object (&self->binder);
    }

  G_OBJECT_CLASS (mdg_memo_row_parent_class)->dispose (object);
}

static void
mdg_memo_row_class_init (MdgMemoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_memo_row_dispose;
  signals[EDITED] = g_signal_new ("edited", MDG_TYPE_MEMO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BOOLEAN);
}

static void
mdg_memo_row_init (MdgMemoRow *self)
{
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-card");
  self->binder = mdg_intake_binder_new ();
  self->problem = GTK_LABEL (problem);
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (problem, "mdg-field-error");
  gtk_widget_set_visible (problem, FALSE);
  g_signal_connect (self->binder, "edited", G_CALLBACK (on_edited), self);
}

static GtkWidget *
add_line (MdgMemoRow *self,
          MdgWrapBox *box,
          guint number,
          const char *name,
          int width,
          gboolean expands)
{
  /* Translators: the field of a row, for a screen reader: "3行目 相談者". */
  g_autofree char *label = g_strdup_printf (_ ("Row %u: %s"), number, name);
  GtkWidget *line = g_object_new (MDG_TYPE_LINE_ENTRY, "label", label, "placeholder", name, "width-chars", width, "hexpand", expands, NULL);

  mdg_wrap_box_append (box, line);

  return line;
}

static void
fill (MdgMemoRow *self,
      guint number)
{
  GtkWidget *box = mdg_wrap_box_new (8);
  MdgWrapBox *wrap = MDG_WRAP_BOX (box);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  g_autofree char *codes_label = g_strdup_printf (_ ("Row %u: %s"), number, _ ("Contents"));
  GtkWidget *label = gtk_label_new (figure);
  GtkWidget *codes;

  gtk_widget_add_css_class (label, "mdg-dim");
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 8);
  mdg_wrap_box_append (wrap, label);
  mdg_intake_binder_add_line (self->binder, MDG_INTAKE_RECEIVED, MDG_LINE_ENTRY (add_line (self, wrap, number, _ ("Received"), 18, FALSE)));
  mdg_intake_binder_add_line (self->binder, MDG_INTAKE_CONSULTER, MDG_LINE_ENTRY (add_line (self, wrap, number, _ ("Consulter"), 16, TRUE)));
  mdg_intake_binder_add_line (self->binder, MDG_INTAKE_SUBJECT, MDG_LINE_ENTRY (add_line (self, wrap, number, _ ("Person concerned"), 12, TRUE)));
  mdg_intake_binder_add_field (self->binder, MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_TEXT, add_line (self, wrap, number, _ ("Consultation"), 36, TRUE));
  codes = mdg_code_entry_new (codes_label, "content");
  g_object_set (codes, "placeholder", _ ("Contents"), NULL);
  mdg_wrap_box_append (wrap, codes);
  mdg_intake_binder_add_field (self->binder, MDG_BIND_CONSULTATION, 0, MDG_CONSULTATION_CONTENTS, codes);
  mdg_intake_binder_add_field (self->binder, MDG_BIND_FOLLOW_UP, 0, MDG_FOLLOW_UP_WHAT, add_line (self, wrap, number, _ ("Next action"), 14, TRUE));
  mdg_intake_binder_add_line (self->binder, MDG_INTAKE_DUE, MDG_LINE_ENTRY (add_line (self, wrap, number, _ ("By when"), 9, FALSE)));
  gtk_box_append (GTK_BOX (self), box);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
}

MdgMemoRow *
mdg_memo_row_new (MdgIntake *intake,
                  guint number)
{
  MdgMemoRow *self = g_object_new (MDG_TYPE_MEMO_ROW, NULL);

  fill (self, number);
  mdg_intake_binder_set_intake (self->binder, intake);

  return self;
}

MdgIntake *
mdg_memo_row_get_intake (MdgMemoRow *self)
{
  g_return_val_if_fail (MDG_IS_MEMO_ROW (self), NULL);

  return mdg_intake_binder_get_intake (self->binder);
}

MdgIntakeBinder *
mdg_memo_row_get_binder (MdgMemoRow *self)
{
  g_return_val_if_fail (MDG_IS_MEMO_ROW (self), NULL);

  return self->binder;
}

void
mdg_memo_row_set_problem (MdgMemoRow *self,
                          const char *problem)
{
  g_return_if_fail (MDG_IS_MEMO_ROW (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

gboolean
mdg_memo_row_is_blank (MdgMemoRow *self)
{
  g_return_val_if_fail (MDG_IS_MEMO_ROW (self), TRUE);

  return mdg_intake_is_blank (mdg_memo_row_get_intake (self));
}
