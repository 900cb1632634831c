#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-classify-step.h"

typedef struct
{
  MdgUuid uuid; /* of the case or the tick */
  char *first;
  char *second;
  guint number;
  GPtrArray *issues;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->first);
  g_free (wish->second);
  g_clear_pointer (&wish->issues, g_ptr_array_unref);
  g_free (wish);
}

static Wish *
new_wish (const MdgUuid *uuid,
          const char *first)
{
  Wish *wish = g_new0 (Wish, 1);

  if (uuid != NULL)
    wish->uuid = *uuid;
  wish->first = g_strdup (first);

  return wish;
}

static MdgChange *
make_toggle (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_toggle (workspace, &wish->uuid, wish->first, error);
}

void
mdg_classify_step_toggle (MdgChangeStack *stack,
                          const MdgUuid *case_uuid,
                          const char *issue)
{
  mdg_change_stack_run (stack, make_toggle, new_wish (case_uuid, issue), free_wish);
}

static MdgChange *
make_tick (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_tick (workspace, &wish->uuid, wish->first, error);
}

void
mdg_classify_step_tick (MdgChangeStack *stack,
                        const MdgUuid *case_uuid,
                        const char *issue)
{
  mdg_change_stack_run (stack, make_tick, new_wish (case_uuid, issue), free_wish);
}

/* Those of the issues that the case still has. */
static MdgChange *
make_clear (MdgWorkspace *workspace,
            gpointer data,
            GError **error)
{
  Wish *wish = data;
  g_autoptr (GPtrArray) stored = mdg_classify_query_list_ticks (mdg_workspace_get_store (workspace), &wish->uuid, error);
  g_autoptr (GPtrArray) ticks = g_ptr_array_new ();

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    if (g_ptr_array_find_with_equal_func (wish->issues, ((MdgMatrixTick *) stored->pdata[i])->issue, g_str_equal, NULL))
      g_ptr_array_add (ticks, stored->pdata[i]);

  return ticks->len > 0 ? mdg_classify_new_clear (workspace, ticks, error) : NULL;
}

void
mdg_classify_step_clear (MdgChangeStack *stack,
                         const MdgUuid *case_uuid,
                         GPtrArray *ticks)
{
  Wish *wish = new_wish (case_uuid, NULL);

  wish->issues = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ticks->len; i++)
    g_ptr_array_add (wish->issues, g_strdup (((MdgMatrixTick *) ticks->pdata[i])->issue));
  mdg_change_stack_run (stack, make_clear, wish, free_wish);
}

static MdgChange *
make_weight (MdgWorkspace *workspace,
             gpointer data,
             GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_weight (workspace, &wish->uuid, wish->number, error);
}

void
mdg_classify_step_weight (MdgChangeStack *stack,
                          const char *tick,
                          guint weight)
{
  Wish *wish = new_wish (NULL, NULL);

  mdg_uuid_parse (tick, &wish->uuid);
  wish->number = weight;
  mdg_change_stack_run (stack, make_weight, wish, free_wish);
}

static MdgChange *
make_text (MdgWorkspace *workspace,
           gpointer data,
           GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_text (workspace, &wish->uuid, wish->first, error);
}

void
mdg_classify_step_text (MdgChangeStack *stack,
                        const char *tick,
                        const char *text)
{
  Wish *wish = new_wish (NULL, text);

  mdg_uuid_parse (tick, &wish->uuid);
  mdg_change_stack_run (stack, make_text, wish, free_wish);
}

static MdgChange *
make_unneeded (MdgWorkspace *workspace,
               gpointer data,
               GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_unneeded (workspace, &wish->uuid, wish->first, error);
}

void
mdg_classify_step_unneeded (MdgChangeStack *stack,
                            const MdgUuid *case_uuid,
                            const char *reason)
{
  mdg_change_stack_run (stack, make_unneeded, new_wish (case_uuid, reason), free_wish);
}

static MdgChange *
make_heads (MdgWorkspace *workspace,
            gpointer data,
            GError **error)
{
  Wish *wish = data;

  return mdg_classify_new_heads (workspace, wish->first, wish->second);
}

void
mdg_classify_step_heads (MdgChangeStack *stack,
                         const char *name,
                         const char *own)
{
  Wish *wish = new_wish (NULL, name);

  wish->second = g_strdup (own);
  mdg_change_stack_run (stack, make_heads, wish, free_wish);
}
