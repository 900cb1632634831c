#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-similar-box.h"

#include <glib/gi18n-lib.h>

#include "mdg-similar-cases.h"

struct _MdgSimilarBox
{
  GtkBox parent_instance;

  GtkWidget *rows;
  MdgWorkspace *workspace;
  MdgUuid uuid;
  MdgUuid shown;
  gboolean shows_names;
  gboolean is_loading;
  guint source;
};

G_DEFINE_FINAL_TYPE (MdgSimilarBox, mdg_similar_box, GTK_TYPE_BOX)

static void
mdg_similar_box_dispose (GObject *object)
{
  MdgSimilarBox *self = MDG_SIMILAR_BOX (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_similar_box_parent_class)->dispose (object);
}

static void
mdg_similar_box_class_init (MdgSimilarBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_similar_box_dispose;
}

static void
mdg_similar_box_init (MdgSimilarBox *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Similar Closed Cases"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "mdg-heading");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->rows, "mdg-card");
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mdg_similar_box_new (gboolean shows_names)
{
  MdgSimilarBox *self = g_object_new (MDG_TYPE_SIMILAR_BOX, NULL);

  self->shows_names = shows_names;

  return GTK_WIDGET (self);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_head (const MdgSimilarFound *found,
          gboolean shows_names)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = new_label (shows_names ? found->title : found->masked, shows_names ? "mdg-name" : NULL);
  GtkWidget *shared = new_label (found->shared, "mdg-hint");

  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), shared);

  return head;
}

static void
append_lines (GtkBox *box,
              const char *head,
              GPtrArray *lines)
{
  if (lines->len == 0)
    return;

  gtk_box_append (box, new_label (head, "mdg-hint"));
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (box, new_label (lines->pdata[i], NULL));
}

static GtkWidget *
new_details (const MdgSimilarFound *found,
             gboolean shows_names)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();
  GtkWidget *button;
  char uuid[MDG_UUID_STRING_SIZE];

  if (*found->ended != '\0')
    g_ptr_array_add (ended, found->ended);
  if (found->close_note != NULL)
    g_ptr_array_add (ended, found->close_note);
  append_lines (GTK_BOX (box), _ ("What was tried last"), found->tried);
  append_lines (GTK_BOX (box), _ ("How it ended"), ended);
  if (!shows_names)
    return box;

  button = gtk_button_new_with_label (_ ("Open the Case"));
  mdg_uuid_format (&found->uuid, uuid);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-case");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

/* Somebody reads: it is not pulled away for a change elsewhere. */
static gboolean
is_read (MdgSimilarBox *self)
{
  if (!mdg_uuid_equal (&self->uuid, &self->shown))
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_expander_get_expanded (GTK_EXPANDER (row)))
      return TRUE;

  return FALSE;
}

static void
fill (MdgSimilarBox *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *child;

  if (is_read (self))
    return;

  list = mdg_similar_cases_list (self->workspace, &self->uuid, NULL);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MdgSimilarFound *found = list->pdata[i];
      GtkWidget *expander = gtk_expander_new (NULL);

      gtk_expander_set_label_widget (GTK_EXPANDER (expander), new_head (found, self->shows_names));
      gtk_expander_set_child (GTK_EXPANDER (expander), new_details (found, self->shows_names));
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, self->shows_names ? found->title : found->masked, -1);
      gtk_box_append (GTK_BOX (self->rows), expander);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), list != NULL && list->len > 0);
  self->shown = self->uuid;
}

static gboolean
fill_cb (gpointer user_data)
{
  MdgSimilarBox *self = user_data;

  self->source = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgSimilarBox) self = user_data;

  self->is_loading = FALSE;
  if (self->workspace == NULL || !mdg_similar_cases_load_finish (MDG_WORKSPACE (source), result, NULL))
    return;

  /* What is painted first is the case itself. */
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

void
mdg_similar_box_show (MdgSimilarBox *self,
                      MdgWorkspace *workspace,
                      const MdgUuid *case_uuid)
{
  g_return_if_fail (MDG_IS_SIMILAR_BOX (self));

  g_set_object (&self->workspace, workspace);
  self->uuid = *case_uuid;
  if (!mdg_uuid_equal (&self->uuid, &self->shown))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  mdg_similar_cases_load_async (workspace, NULL, loaded_cb, g_object_ref (self));
}
