#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-suggestions.h"

struct _MdgCaseSuggestions
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgUuid uuid;
  MdgUuid shown;
  gboolean is_marking;
  gboolean is_loading;
  guint source;
  MdgSuggestionBox *side;
  MdgSuggestionBox *bar;
  MdgSimilarBox *similar;
};

G_DEFINE_FINAL_TYPE (MdgCaseSuggestions, mdg_case_suggestions, G_TYPE_OBJECT)

static guint issue_chosen_signal;

static void
mdg_case_suggestions_dispose (GObject *object)
{
  MdgCaseSuggestions *self = MDG_CASE_SUGGESTIONS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->changes);
  g_clear_object (&self->side);
  g_clear_object (&self->bar);
  g_clear_object (&self->similar);

  G_OBJECT_CLASS (mdg_case_suggestions_parent_class)->dispose (object);
}

static void
mdg_case_suggestions_class_init (MdgCaseSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_case_suggestions_dispose;
  issue_chosen_signal = g_signal_new ("issue-chosen", MDG_TYPE_CASE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
on_side_chosen (MdgCaseSuggestions *self,
                guint key)
{
  const MdgProposal *proposal = mdg_suggestion_box_get (self->side, key);

  if (proposal != NULL)
    mdg_suggestion_box_accept (self->changes, &self->uuid, proposal);
}

static void
on_bar_chosen (MdgCaseSuggestions *self,
               guint key)
{
  const MdgProposal *proposal = mdg_suggestion_box_get (self->bar, key);
  g_autofree char *code = proposal != NULL ? g_strdup (proposal->code) : NULL;

  if (code != NULL)
    g_signal_emit (self, issue_chosen_signal, 0, code);
}

static void
mdg_case_suggestions_init (MdgCaseSuggestions *self)
{
  self->side = MDG_SUGGESTION_BOX (g_object_ref_sink (mdg_suggestion_box_new (FALSE)));
  self->bar = MDG_SUGGESTION_BOX (g_object_ref_sink (mdg_suggestion_box_new (TRUE)));
  self->similar = MDG_SIMILAR_BOX (g_object_ref_sink (mdg_similar_box_new (TRUE)));
  g_signal_connect_object (self->side, "chosen", G_CALLBACK (on_side_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "chosen", G_CALLBACK (on_bar_chosen), self, G_CONNECT_SWAPPED);
}

MdgCaseSuggestions *
mdg_case_suggestions_new (MdgWorkspace *workspace)
{
  MdgCaseSuggestions *self = g_object_new (MDG_TYPE_CASE_SUGGESTIONS, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

GtkWidget *
mdg_case_suggestions_get_side (MdgCaseSuggestions *self)
{
  return GTK_WIDGET (self->side);
}

GtkWidget *
mdg_case_suggestions_get_bar (MdgCaseSuggestions *self)
{
  return GTK_WIDGET (self->bar);
}

GtkWidget *
mdg_case_suggestions_get_similar (MdgCaseSuggestions *self)
{
  return GTK_WIDGET (self->similar);
}

static gboolean
fill_cb (gpointer user_data)
{
  MdgCaseSuggestions *self = user_data;
  g_autoptr (GPtrArray) proposals = mdg_suggestions_list_for_case (self->workspace, &self->uuid, NULL);

  self->source = 0;
  mdg_suggestion_box_set (self->side, proposals, mdg_uuid_equal (&self->uuid, &self->shown));
  self->shown = self->uuid;

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgCaseSuggestions) self = user_data;

  self->is_loading = FALSE;
  if (self->workspace == NULL || !mdg_suggestions_load_finish (MDG_WORKSPACE (source), result, NULL))
    return;

  /* What is painted first is the case itself. */
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

void
mdg_case_suggestions_show (MdgCaseSuggestions *self,
                           MdgChangeStack *changes,
                           const MdgUuid *case_uuid)
{
  g_return_if_fail (MDG_IS_CASE_SUGGESTIONS (self));

  g_set_object (&self->changes, changes);
  self->uuid = *case_uuid;
  mdg_similar_box_show (self->similar, self->workspace, case_uuid);
  if (!mdg_uuid_equal (&self->uuid, &self->shown))
    mdg_suggestion_box_set (self->side, NULL, FALSE);
  if (self->is_loading || mdg_workspace_is_read_only (self->workspace))
    return;

  self->is_loading = TRUE;
  mdg_suggestions_load_async (self->workspace, NULL, loaded_cb, g_object_ref (self));
}

void
mdg_case_suggestions_show_quote (MdgCaseSuggestions *self,
                                 const char *quote)
{
  g_autoptr (GPtrArray) proposals = quote != NULL ? mdg_suggestions_list_for_text (self->workspace, quote) : NULL;

  self->is_marking = quote != NULL;
  mdg_suggestion_box_set (self->bar, proposals, FALSE);
}

void
mdg_case_suggestions_take (MdgCaseSuggestions *self,
                           guint key)
{
  g_return_if_fail (MDG_IS_CASE_SUGGESTIONS (self));

  if (self->is_marking)
    on_bar_chosen (self, key);
  else
    on_side_chosen (self, key);
}
