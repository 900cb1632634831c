#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-suggestion-box.h"

#include <glib/gi18n-lib.h>

#include "mdg-wrap-layout.h"

struct _MdgSuggestionBox
{
  GtkBox parent_instance;

  GtkWidget *rows;
  gboolean is_beside;
  GPtrArray *proposals;
  char *codes[MDG_SUGGEST_MAX]; /* by key − 1: what it stands or stood for */
};

G_DEFINE_FINAL_TYPE (MdgSuggestionBox, mdg_suggestion_box, GTK_TYPE_BOX)

static guint chosen_signal;

static void
clear_codes (MdgSuggestionBox *self)
{
  for (guint i = 0; i < MDG_SUGGEST_MAX; i++)
    g_clear_pointer (&self->codes[i], g_free);
}

static void
mdg_suggestion_box_finalize (GObject *object)
{
  MdgSuggestionBox *self = MDG_SUGGESTION_BOX (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  clear_codes (self);

  G_OBJECT_CLASS (mdg_suggestion_box_parent_class)->finalize (object);
}

static void
mdg_suggestion_box_class_init (MdgSuggestionBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_suggestion_box_finalize;
  chosen_signal = g_signal_new ("chosen", MDG_TYPE_SUGGESTION_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mdg_suggestion_box_init (MdgSuggestionBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mdg_suggestion_box_new (gboolean beside)
{
  MdgSuggestionBox *self = g_object_new (MDG_TYPE_SUGGESTION_BOX, NULL);
  GtkWidget *heading = gtk_label_new (_ ("Suggested Issues"));

  self->is_beside = beside;
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Suggested Issues"), -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, beside ? "mdg-hint" : "mdg-heading");
  if (beside)
    gtk_widget_set_layout_manager (self->rows, mdg_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), self->rows);

  return GTK_WIDGET (self);
}

const MdgProposal *
mdg_suggestion_box_get (MdgSuggestionBox *self,
                        guint key)
{
  g_return_val_if_fail (MDG_IS_SUGGESTION_BOX (self), NULL);

  if (self->proposals == NULL || key < 1 || key > MDG_SUGGEST_MAX || self->codes[key - 1] == NULL)
    return NULL;
  for (guint i = 0; i < self->proposals->len; i++)
    if (g_str_equal (((const MdgProposal *) self->proposals->pdata[i])->code, self->codes[key - 1]))
      return self->proposals->pdata[i];

  return NULL;
}

static void
on_clicked (MdgSuggestionBox *self,
            GtkButton *button)
{
  g_signal_emit (self, chosen_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "key")));
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_row (MdgSuggestionBox *self,
         const MdgProposal *proposal,
         guint number)
{
  g_autofree char *key = g_strdup_printf ("Alt+%u", number);
  g_autofree char *words = mdg_proposal_dup_words (proposal);
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);
  g_autofree char *css = g_strconcat ("mdg-group-", proposal->group_name, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s %s", proposal->label, quoted, key);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (self->is_beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, self->is_beside ? 6 : 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = new_label (proposal->group_letter, "mdg-group-badge");
  GtkWidget *hint = new_label (key, "mdg-key");
  GtkWidget *label = new_label (proposal->label, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (badge, css);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (hint, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), !self->is_beside);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), self->is_beside ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), new_label (quoted, "mdg-hint"));
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), hint);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mdg-suggestion");
  gtk_widget_set_tooltip_text (button, proposal->quote);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "key", GUINT_TO_POINTER (number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);

  return button;
}

static gboolean
has_key (MdgSuggestionBox *self,
         const char *code)
{
  for (guint i = 0; i < MDG_SUGGEST_MAX; i++)
    if (g_strcmp0 (self->codes[i], code) == 0)
      return TRUE;

  return FALSE;
}

/* Keys never used go to those that have none, best first. */
static void
give_keys (MdgSuggestionBox *self)
{
  guint key = 0;

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const MdgProposal *proposal = self->proposals->pdata[i];

      if (has_key (self, proposal->code))
        continue;
      while (key < MDG_SUGGEST_MAX && self->codes[key] != NULL)
        key++;
      if (key < MDG_SUGGEST_MAX)
        self->codes[key] = g_strdup (proposal->code);
    }
}

void
mdg_suggestion_box_set (MdgSuggestionBox *self,
                        GPtrArray *proposals,
                        gboolean is_same)
{
  GtkWidget *child;
  gboolean had_focus;
  gboolean any = FALSE;

  g_return_if_fail (MDG_IS_SUGGESTION_BOX (self));

  had_focus = gtk_widget_get_focus_child (self->rows) != NULL;

  if (!is_same)
    clear_codes (self);
  if (proposals != NULL)
    g_ptr_array_ref (proposals);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = proposals;
  if (proposals != NULL)
    give_keys (self);

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint key = 1; key <= MDG_SUGGEST_MAX; key++)
    {
      const MdgProposal *proposal = mdg_suggestion_box_get (self, key);

      if (proposal == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->rows), new_row (self, proposal, key));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  /* The button that was pressed is gone; the keyboard goes on beside it. */
  if (had_focus)
    gtk_widget_child_focus (any ? self->rows : GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

void
mdg_suggestion_box_add_keys (GtkWidget *widget,
                             const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < MDG_SUGGEST_MAX; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_ALT_MASK), gtk_named_action_new (action));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 ((gint32) i + 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (widget, controller);
}

typedef struct
{
  MdgUuid case_uuid;
  MdgProposal *proposal;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  mdg_proposal_free (wish->proposal);
  g_free (wish);
}

static MdgChange *
make_accept (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;

  return mdg_suggestions_accept (workspace, &wish->case_uuid, wish->proposal, error);
}

void
mdg_suggestion_box_accept (MdgChangeStack *changes,
                           const MdgUuid *case_uuid,
                           const MdgProposal *proposal)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->case_uuid = *case_uuid;
  wish->proposal = mdg_proposal_copy (proposal);
  mdg_change_stack_run (changes, make_accept, wish, wish_free);
}
