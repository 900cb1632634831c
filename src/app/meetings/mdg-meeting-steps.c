#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-meeting-steps.h"

#include <glib/gi18n-lib.h>

#include "mdg-cycles.h"

/* What a step needs; which of it depends on the step. */
typedef struct
{
  MdgKind kind;
  MdgUuid uuid;
  MdgUuid other;
  guint field;
  gboolean is_set;
  int places;
  char *text;
  MdgConferenceRecord record;
} Wish;

static Wish *
new_wish (const MdgUuid *uuid)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->uuid = *uuid;

  return wish;
}

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->text);
  g_free ((char *) wish->record.advice);
  g_free ((char *) wish->record.adviser);
  g_free ((char *) wish->record.verdict);
  g_free ((char *) wish->record.verdict_text);
  g_free ((char *) wish->record.owner);
  g_free ((char *) wish->record.due);
  g_free (wish);
}

static const char *
get_action (MdgKind kind)
{
  switch ((guint) kind)
    {
    case MDG_KIND_ATTENDANCE:
      return N_ ("Attendance changed");
    case MDG_KIND_AGENDA_ITEM:
      return N_ ("Agenda changed");
    case MDG_KIND_CYCLE_STEP:
      return N_ ("Step of the cycle changed");
    default:
      return N_ ("Meeting changed");
    }
}

static MdgChange *
make_edit (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;
  g_autoptr (MdgRecord) before = mdg_workspace_load (workspace, wish->kind, &wish->uuid, error);
  g_autoptr (MdgRecord) after = before != NULL ? mdg_record_dup (before) : NULL;
  MdgChange *change;

  if (after == NULL)
    return NULL;

  if (wish->text != NULL)
    mdg_record_set_text (after, wish->field, *wish->text != '\0' ? wish->text : NULL);
  else
    mdg_record_set_flag (after, wish->field, wish->is_set);
  if (mdg_record_field_equal (before, after, wish->field) || !mdg_record_validate (after, error))
    return NULL;

  change = mdg_change_new (get_action (wish->kind));
  mdg_change_add (change, after);

  return change;
}

void
mdg_meeting_step_text (MdgChangeStack *stack,
                       MdgKind kind,
                       const MdgUuid *uuid,
                       guint field,
                       const char *text)
{
  Wish *wish = new_wish (uuid);

  wish->kind = kind;
  wish->field = field;
  wish->text = g_strdup (text != NULL ? text : "");
  mdg_change_stack_run (stack, make_edit, wish, free_wish);
}

void
mdg_meeting_step_flag (MdgChangeStack *stack,
                       MdgKind kind,
                       const MdgUuid *uuid,
                       guint field,
                       gboolean is_set)
{
  Wish *wish = new_wish (uuid);

  wish->kind = kind;
  wish->field = field;
  wish->is_set = is_set;
  mdg_change_stack_run (stack, make_edit, wish, free_wish);
}

/* What already stands in the item is not written again. */
static gboolean
is_news (MdgRecord *item,
         const MdgConferenceRecord *record)
{
  const struct
  {
    guint field;
    const char *text;
  } texts[] = {
    { MDG_AGENDA_ITEM_ADVICE, record->advice },
    { MDG_AGENDA_ITEM_ADVISER, record->adviser },
    { MDG_AGENDA_ITEM_VERDICT, record->verdict },
    { MDG_AGENDA_ITEM_VERDICT_TEXT, record->verdict_text },
    { MDG_AGENDA_ITEM_OWNER, record->owner },
    { MDG_AGENDA_ITEM_DUE, record->due },
  };
  const MdgUuid *staff = mdg_record_get_reference (item, MDG_AGENDA_ITEM_STAFF);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *now = mdg_record_get_text (item, texts[i].field);

      if (texts[i].text != NULL && g_strcmp0 (now != NULL ? now : "", texts[i].text) != 0)
        return TRUE;
    }

  return record->staff != NULL && (staff == NULL ? !mdg_uuid_is_nil (record->staff) : !mdg_uuid_equal (staff, record->staff));
}

static MdgChange *
make_record (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;
  g_autoptr (MdgRecord) item = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, &wish->uuid, error);

  return item != NULL && is_news (item, &wish->record) ? mdg_conference_record (workspace, &wish->uuid, &wish->record, error) : NULL;
}

void
mdg_meeting_step_record (MdgChangeStack *stack,
                         const MdgUuid *item,
                         const MdgConferenceRecord *record)
{
  Wish *wish = new_wish (item);

  wish->record.advice = g_strdup (record->advice);
  wish->record.adviser = g_strdup (record->adviser);
  wish->record.verdict = g_strdup (record->verdict);
  wish->record.verdict_text = g_strdup (record->verdict_text);
  wish->record.owner = g_strdup (record->owner);
  wish->record.due = g_strdup (record->due);
  if (record->staff != NULL)
    {
      wish->other = *record->staff;
      wish->record.staff = &wish->other;
    }
  mdg_change_stack_run (stack, make_record, wish, free_wish);
}

static MdgChange *
make_carry_over (MdgWorkspace *workspace,
                 gpointer data,
                 GError **error)
{
  return mdg_conference_carry_over (workspace, &((Wish *) data)->uuid, error);
}

void
mdg_meeting_step_carry_over (MdgChangeStack *stack,
                             const MdgUuid *item)
{
  mdg_change_stack_run (stack, make_carry_over, new_wish (item), free_wish);
}

static MdgChange *
make_agenda (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;
  g_autoptr (GPtrArray) proposals = mdg_conference_propose (workspace, &wish->uuid, error);

  if (proposals == NULL)
    return NULL;

  for (guint i = proposals->len; i > 0 && !mdg_uuid_is_nil (&wish->other); i--)
    if (!mdg_uuid_equal (&((MdgConferenceProposal *) proposals->pdata[i - 1])->case_uuid, &wish->other))
      g_ptr_array_remove_index (proposals, i - 1);

  return proposals->len > 0 ? mdg_conference_add (workspace, &wish->uuid, proposals, error) : NULL;
}

void
mdg_meeting_step_add (MdgChangeStack *stack,
                      const MdgUuid *meeting,
                      const MdgUuid *only_case)
{
  Wish *wish = new_wish (meeting);

  if (only_case != NULL)
    wish->other = *only_case;
  mdg_change_stack_run (stack, make_agenda, wish, free_wish);
}

static guint
find_item (GPtrArray *items,
           const MdgUuid *uuid)
{
  for (guint i = 0; i < items->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (items->pdata[i]), uuid))
      return i;

  return G_MAXUINT;
}

static MdgChange *
make_move (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;
  g_autoptr (MdgRecord) item = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, &wish->uuid, error);
  const MdgUuid *meeting = item != NULL ? mdg_record_get_reference (item, MDG_AGENDA_ITEM_MEETING) : NULL;
  g_autoptr (GPtrArray) items = meeting != NULL ? mdg_conference_list_items (workspace, meeting, error) : NULL;
  guint from = items != NULL ? find_item (items, &wish->uuid) : G_MAXUINT;
  gint64 to = (gint64) from + wish->places;
  MdgChange *change;

  if (from == G_MAXUINT || to < 0 || to >= (gint64) items->len)
    return NULL;

  g_ptr_array_insert (items, (int) to, g_ptr_array_steal_index (items, from));
  change = mdg_change_new (N_ ("Agenda changed"));
  for (guint i = 0; i < items->len; i++)
    if (mdg_record_get_integer (items->pdata[i], MDG_AGENDA_ITEM_POSITION) != i)
      {
        mdg_record_set_integer (items->pdata[i], MDG_AGENDA_ITEM_POSITION, i);
        mdg_change_add (change, items->pdata[i]);
      }

  return change;
}

void
mdg_meeting_step_move_item (MdgChangeStack *stack,
                            const MdgUuid *item,
                            int places)
{
  Wish *wish = new_wish (item);

  wish->places = places;
  mdg_change_stack_run (stack, make_move, wish, free_wish);
}

static MdgChange *
make_item_removal (MdgWorkspace *workspace,
                   gpointer data,
                   GError **error)
{
  g_autoptr (MdgRecord) item = mdg_workspace_load (workspace, MDG_KIND_AGENDA_ITEM, &((Wish *) data)->uuid, error);
  MdgChange *change = item != NULL ? mdg_change_new (N_ ("Taken off the agenda")) : NULL;

  if (change != NULL)
    mdg_change_add_void (change, item, _ ("Taken off the agenda"));

  return change;
}

void
mdg_meeting_step_remove_item (MdgChangeStack *stack,
                              const MdgUuid *item)
{
  mdg_change_stack_run (stack, make_item_removal, new_wish (item), free_wish);
}

static MdgChange *
make_held (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  return mdg_conference_close (workspace, &((Wish *) data)->uuid, error);
}

void
mdg_meeting_step_hold (MdgChangeStack *stack,
                       const MdgUuid *meeting)
{
  mdg_change_stack_run (stack, make_held, new_wish (meeting), free_wish);
}

static MdgChange *
make_closed_step (MdgWorkspace *workspace,
                  gpointer data,
                  GError **error)
{
  Wish *wish = data;

  return mdg_cycles_close_step (workspace, &wish->uuid, wish->field, wish->text, error);
}

void
mdg_meeting_step_close_step (MdgChangeStack *stack,
                             const MdgUuid *cycle,
                             guint step,
                             const char *done_on)
{
  Wish *wish = new_wish (cycle);

  wish->field = step;
  wish->text = g_strdup (done_on);
  mdg_change_stack_run (stack, make_closed_step, wish, free_wish);
}
