#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-cube-query.h"

#include "mdg-consultation-code-table.h"

/* The columns that both consultation statements begin with. */
static void
read_row (MdgStatement *stmt,
          MdgCubeRow *row)
{
  static const struct
  {
    MdgCubeAxis axis;
    int column;
  } texts[] = {
    { MDG_CUBE_KIND, 3 },
    { MDG_CUBE_CHANNEL, 4 },
    { MDG_CUBE_DIRECTION, 5 },
    { MDG_CUBE_PROFESSION, 6 },
    { MDG_CUBE_AFFIL_KIND, 7 },
    { MDG_CUBE_URGENCY, 12 },
    { MDG_CUBE_FOLLOW_STATE, 13 },
  };

  row->received_at = mdg_statement_get_text (stmt, 0);
  row->id = mdg_statement_get_int64 (stmt, 1);
  row->is_live = mdg_statement_get_int64 (stmt, 2) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    row->texts[texts[i].axis] = mdg_statement_get_text (stmt, texts[i].column);
  row->area = mdg_statement_get_int64 (stmt, 8);
  row->staff = mdg_statement_get_int64 (stmt, 9);
  row->subject = mdg_statement_get_int64 (stmt, 10);
  row->case_id = mdg_statement_get_int64 (stmt, 11);
  row->is_no_case = mdg_statement_get_int64 (stmt, 14) != 0;
  row->is_conference = mdg_statement_get_int64 (stmt, 15) != 0;
}

static gboolean
load_consultations (MdgStore *store,
                    const MdgCubeSink *sink,
                    gpointer cube,
                    GError **error)
{
  static const char sql[] = "SELECT received_at, id, state, kind, channel, direction, profession, affil_kind, area, staff, subject, \"case\","
                            "       urgency, follow_state, is_no_case, is_conference"
                            "  FROM consultation INDEXED BY consultation_received"
                            " ORDER BY received_at, id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgCubeRow row = { 0 };
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      read_row (stmt, &row);
      sink->add_consultation (cube, &row);
    }

  return step == MDG_STEP_DONE;
}

static MdgCubeAxis
get_list (gint64 axis)
{
  return axis == MDG_AXIS_CONTENT ? MDG_CUBE_CONTENT : axis == MDG_AXIS_SCENE ? MDG_CUBE_SCENE
                                                                              : MDG_CUBE_ACTION;
}

static gboolean
load_codes (MdgStore *store,
            const MdgCubeSink *sink,
            gpointer cube,
            GError **error)
{
  static const char sql[] = "SELECT consultation_id, axis, code"
                            "  FROM consultation_code"
                            " ORDER BY consultation_id, axis, position";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    sink->add_code (cube, mdg_statement_get_int64 (stmt, 0), get_list (mdg_statement_get_int64 (stmt, 1)), mdg_statement_get_text (stmt, 2));

  return step == MDG_STEP_DONE;
}

static gboolean
load_handovers (MdgStore *store,
                const MdgCubeSink *sink,
                gpointer cube,
                GError **error)
{
  static const char sql[] = "SELECT id, handover_result"
                            "  FROM consultation INDEXED BY consultation_handover"
                            " WHERE handover_on IS NOT NULL OR handover_result IS NOT NULL";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    sink->add_handover (cube, mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

static void
read_contact (MdgStatement *stmt,
              MdgCubeContact *contact)
{
  contact->id = mdg_statement_get_int64 (stmt, 0);
  contact->at = mdg_statement_get_text (stmt, 1);
  contact->channel = mdg_statement_get_text (stmt, 2);
  contact->direction = mdg_statement_get_text (stmt, 3);
  contact->minutes = mdg_statement_get_int64 (stmt, 4);
  contact->consultation = mdg_statement_get_int64 (stmt, 5);
  contact->is_live = mdg_statement_get_int64 (stmt, 6) == 0;
}

static gboolean
load_contacts (MdgStore *store,
               const MdgCubeSink *sink,
               gpointer cube,
               GError **error)
{
  static const char sql[] = "SELECT id, at, channel, direction, minutes, consultation, state"
                            "  FROM contact INDEXED BY contact_at"
                            " ORDER BY at";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgCubeContact contact;
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      read_contact (stmt, &contact);
      sink->add_contact (cube, &contact);
    }

  return step == MDG_STEP_DONE;
}

gboolean
mdg_cube_query_load (MdgStore *store,
                     const MdgCubeSink *sink,
                     gpointer cube,
                     GError **error)
{
  gboolean is_loaded;

  if (!mdg_store_begin_read (store, error))
    return FALSE;

  is_loaded = load_consultations (store, sink, cube, error) && load_codes (store, sink, cube, error) && load_handovers (store, sink, cube, error) && load_contacts (store, sink, cube, error);
  mdg_store_rollback (store);

  return is_loaded;
}

static gboolean
list_codes (MdgStore *store,
            gint64 id,
            GStrvBuilder *const *lists,
            GError **error)
{
  static const char sql[] = "SELECT axis, code"
                            "  FROM consultation_code"
                            " WHERE consultation_id = ?1"
                            " ORDER BY axis, position";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_strv_builder_add (lists[get_list (mdg_statement_get_int64 (stmt, 0)) - MDG_CUBE_CONTENT], mdg_statement_get_text (stmt, 1));

  return step == MDG_STEP_DONE;
}

static gboolean
replace_row (MdgStore *store,
             MdgStatement *stmt,
             const MdgCubeSink *sink,
             gpointer cube,
             GError **error)
{
  g_autoptr (GStrvBuilder) contents = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) scenes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) actions = g_strv_builder_new ();
  GStrvBuilder *const builders[MDG_CUBE_N_LISTS] = { contents, scenes, actions };
  char **codes[MDG_CUBE_N_LISTS];
  MdgCubeRow row = { 0 };

  read_row (stmt, &row);
  if (!mdg_statement_is_null (stmt, 16) || !mdg_statement_is_null (stmt, 17))
    row.texts[MDG_CUBE_HANDOVER] = mdg_statement_is_null (stmt, 17) ? MDG_CUBE_HANDED_OVER : mdg_statement_get_text (stmt, 17);
  if (!list_codes (store, row.id, builders, error))
    return FALSE;

  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    codes[i] = g_strv_builder_end (builders[i]);
  sink->replace_consultation (cube, &row, (const char *const *const *) codes);
  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    g_strfreev (codes[i]);

  return TRUE;
}

gboolean
mdg_cube_query_load_consultation (MdgStore *store,
                                  gint64 id,
                                  const MdgCubeSink *sink,
                                  gpointer cube,
                                  GError **error)
{
  static const char sql[] = "SELECT received_at, id, state, kind, channel, direction, profession, affil_kind, area, staff, subject, \"case\","
                            "       urgency, follow_state, is_no_case, is_conference, handover_on, handover_result"
                            "  FROM consultation"
                            " WHERE id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  step = mdg_statement_step (stmt, error);

  return step == MDG_STEP_ROW ? replace_row (store, stmt, sink, cube, error) : step == MDG_STEP_DONE;
}

gboolean
mdg_cube_query_load_contact (MdgStore *store,
                             gint64 id,
                             const MdgCubeSink *sink,
                             gpointer cube,
                             GError **error)
{
  static const char sql[] = "SELECT id, at, channel, direction, minutes, consultation, state"
                            "  FROM contact"
                            " WHERE id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgCubeContact contact;
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    {
      read_contact (stmt, &contact);
      sink->replace_contact (cube, &contact);
    }

  return step != MDG_STEP_ERROR;
}
