#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-draft-keeper.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"

#define REST_MS 700
#define LATEST_US (1500 * G_TIME_SPAN_MILLISECOND)

struct _MdgDraftKeeper
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  char *form;
  char *state;
  guint timer;
  gint64 touched_at; /* monotonic time of the first key that is not on disk; 0 when all is */
  gint64 begun_at;
  MdgUuid uuid;
};

G_DEFINE_FINAL_TYPE (MdgDraftKeeper, mdg_draft_keeper, G_TYPE_OBJECT)

enum
{
  COLLECT,
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_state (MdgDraftKeeper *self,
           const char *state)
{
  if (mdg_set_str (&self->state, state))
    g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
mdg_draft_keeper_dispose (GObject *object)
{
  MdgDraftKeeper *self = MDG_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_draft_keeper_parent_class)->dispose (object);
}

static void
mdg_draft_keeper_finalize (GObject *object)
{
  MdgDraftKeeper *self = MDG_DRAFT_KEEPER (object);

  g_free (self->form);
  g_free (self->state);

  G_OBJECT_CLASS (mdg_draft_keeper_parent_class)->finalize (object);
}

static void
mdg_draft_keeper_class_init (MdgDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_draft_keeper_dispose;
  object_class->finalize = mdg_draft_keeper_finalize;
  signals[COLLECT] = g_signal_new ("collect", MDG_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", MDG_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdg_draft_keeper_init (MdgDraftKeeper *self)
{
}

MdgDraftKeeper *
mdg_draft_keeper_new (MdgWorkspace *workspace,
                      const char *form)
{
  MdgDraftKeeper *self = g_object_new (MDG_TYPE_DRAFT_KEEPER, NULL);

  self->workspace = g_object_ref (workspace);
  self->form = g_strdup (form);

  return self;
}

void
mdg_draft_keeper_flush (MdgDraftKeeper *self)
{
  g_return_if_fail (MDG_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->touched_at == 0)
    return;

  self->touched_at = 0;
  g_signal_emit (self, signals[COLLECT], 0);
}

static gboolean
on_timer (gpointer user_data)
{
  MdgDraftKeeper *self = user_data;

  self->timer = 0;
  mdg_draft_keeper_flush (self);

  return G_SOURCE_REMOVE;
}

void
mdg_draft_keeper_touch (MdgDraftKeeper *self)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (MDG_IS_DRAFT_KEEPER (self));

  if (self->touched_at == 0)
    self->touched_at = now;
  if (self->timer != 0 && now - self->touched_at + REST_MS * G_TIME_SPAN_MILLISECOND > LATEST_US)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, on_timer, self);
}

void
mdg_draft_keeper_forget (MdgDraftKeeper *self)
{
  g_return_if_fail (MDG_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->touched_at = 0;
  set_state (self, NULL);
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = NULL;

  if (mdg_workspace_save_draft_finish (MDG_WORKSPACE (source), result, &error))
    text = g_strdup_printf (_ ("Draft saved %s"), time);
  else
    text = g_strdup_printf (_ ("The draft could not be saved: %s What you typed is still here."), error->message);
  set_state (self, text);
}

static const char *
get_staff (MdgDraftKeeper *self)
{
  MdgStaff *staff = mdg_workspace_get_staff (self->workspace);

  return staff != NULL ? mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME) : NULL;
}

void
mdg_draft_keeper_put (MdgDraftKeeper *self,
                      const MdgUuid *uuid,
                      const char *title,
                      const char *value)
{
  MdgDraft draft = { .uuid = *uuid };

  g_return_if_fail (MDG_IS_DRAFT_KEEPER (self));

  if (!mdg_uuid_equal (uuid, &self->uuid))
    {
      self->uuid = *uuid;
      self->begun_at = g_get_real_time () / 1000;
    }
  draft.form = self->form;
  draft.title = (char *) title;
  draft.staff = (char *) get_staff (self);
  draft.value = (char *) value;
  draft.begun_at = self->begun_at;
  draft.changed_at = g_get_real_time () / 1000;
  mdg_workspace_save_draft_async (self->workspace, &draft, NULL, save_cb, g_object_ref (self));
}

const char *
mdg_draft_keeper_get_state (MdgDraftKeeper *self)
{
  g_return_val_if_fail (MDG_IS_DRAFT_KEEPER (self), NULL);

  return self->state;
}
