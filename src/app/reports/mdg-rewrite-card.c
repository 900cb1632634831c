#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-rewrite-card.h"

#include <glib/gi18n-lib.h>

#include "mdg-capture-keys.h"

#define TEXT_HEIGHT 64

struct _MdgRewriteCard
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgVersion version;
  guint target;
  MdgUuid uuid;
  char *field;
  char *source;
  MdgRecord *rewrite; /* NULL when nobody has written one */
  GtkTextView *view;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (MdgRewriteCard, mdg_rewrite_card, GTK_TYPE_BOX)

static guint signed_signal;

static char *
dup_typed (MdgRewriteCard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
show_problem (MdgRewriteCard *self,
              const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
is_as_written (MdgRewriteCard *self,
               const char *typed)
{
  return self->rewrite != NULL && g_strcmp0 (typed, mdg_record_get_text (self->rewrite, MDG_REWRITE_TEXT)) == 0 && g_strcmp0 (self->source, mdg_record_get_text (self->rewrite, MDG_REWRITE_SOURCE)) == 0;
}

/* What stands there unchanged is checked; what was changed is written anew, and somebody else has to check it. */
static void
sign_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgRewriteCard *self = MDG_REWRITE_CARD (widget);
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = NULL;

  if (is_as_written (self, typed))
    change = mdg_rewrites_new_check (self->workspace, mdg_record_get_uuid (self->rewrite), &error);
  else
    change = mdg_rewrites_new_text (self->workspace, self->version, self->target, &self->uuid, self->field, self->source, typed, &error);

  if (change != NULL)
    g_signal_emit (self, signed_signal, 0, change);
  else
    show_problem (self, error->message);
}

static void
mdg_rewrite_card_dispose (GObject *object)
{
  MdgRewriteCard *self = MDG_REWRITE_CARD (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->rewrite);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (mdg_rewrite_card_parent_class)->dispose (object);
}

static void
mdg_rewrite_card_class_init (MdgRewriteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_rewrite_card_dispose;
  signed_signal = g_signal_new ("signed", MDG_TYPE_REWRITE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, MDG_TYPE_CHANGE);
  gtk_widget_class_install_action (widget_class, "card.sign", NULL, sign_action);
}

static void
mdg_rewrite_card_init (MdgRewriteCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-card");
  mdg_capture_keys_add (GTK_WIDGET (self), "<Control>Return|<Control>KP_Enter", "card.sign");
}

static GtkLabel *
add_label (MdgRewriteCard *self,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);

  return GTK_LABEL (label);
}

static void
add_view (MdgRewriteCard *self,
          const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text as others may read it"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self), scroller);
}

static char *
dup_signed (MdgRewriteCard *self)
{
  const MdgUuid *uuid = mdg_record_get_reference (self->rewrite, MDG_REWRITE_WRITER);
  g_autoptr (MdgRecord) writer = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_STAFF, uuid, NULL) : NULL;
  const char *iso = mdg_record_get_text (self->rewrite, MDG_REWRITE_WRITTEN_ON);
  MdgDate date;
  g_autofree char *day = iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : g_strdup ("");

  return g_strdup_printf (_ ("Written by %s, %s"), writer != NULL ? mdg_record_get_text (writer, MDG_STAFF_NAME) : "―", day);
}

static void
add_foot (MdgRewriteCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *by = self->rewrite != NULL ? dup_signed (self) : NULL;
  GtkWidget *label = gtk_label_new (by);
  GtkWidget *button = gtk_button_new_with_mnemonic (self->rewrite != NULL ? _ ("Check and _Sign") : _ ("_Sign as Written"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "mdg-dim");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.sign");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self), box);
}

static void
fill (MdgRewriteCard *self,
      const char *text)
{
  g_autofree char *title = mdg_rewrites_dup_title (self->workspace, self->target, &self->uuid, self->field);
  const char *version = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "version", mdg_version_get_code (self->version), 0);
  g_autofree char *head = g_strdup_printf ("%s（%s）", title, version);

  add_label (self, head, "mdg-heading");
  add_label (self, _ ("Original"), "mdg-card-label");
  add_label (self, self->source, NULL);
  add_label (self, _ ("Text as others may read it"), "mdg-card-label");
  add_view (self, text);
  self->problem = add_label (self, "", "mdg-late");
  show_problem (self, NULL);
  add_foot (self);
}

GtkWidget *
mdg_rewrite_card_new (MdgWorkspace *workspace,
                      MdgVersion version,
                      const MdgReleaseText *text)
{
  MdgRewriteCard *self = g_object_new (MDG_TYPE_REWRITE_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->version = version;
  self->target = text->target;
  self->uuid = text->uuid;
  self->field = g_strdup (text->field);
  self->source = g_strdup (text->source);
  fill (self, text->printed != NULL ? text->printed : "");

  return GTK_WIDGET (self);
}

GtkWidget *
mdg_rewrite_card_new_for (MdgWorkspace *workspace,
                          MdgRecord *rewrite)
{
  MdgRewriteCard *self = g_object_new (MDG_TYPE_REWRITE_CARD, NULL);
  const MdgUuid *uuid = NULL;

  self->workspace = g_object_ref (workspace);
  self->rewrite = g_object_ref (rewrite);
  mdg_version_find (mdg_record_get_text (rewrite, MDG_REWRITE_VERSION), &self->version);
  self->target = mdg_rewrites_get_target (rewrite, &uuid);
  self->uuid = uuid != NULL ? *uuid : (MdgUuid){ 0 };
  self->field = g_strdup (mdg_record_get_text (rewrite, MDG_REWRITE_FIELD));
  self->source = g_strdup (mdg_record_get_text (rewrite, MDG_REWRITE_SOURCE));
  fill (self, mdg_record_get_text (rewrite, MDG_REWRITE_TEXT));

  return GTK_WIDGET (self);
}
