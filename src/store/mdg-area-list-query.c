#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-area-list-query.h"

GArray *
mdg_area_list_query_list (MdgStore *store,
                          const MdgUuid *area,
                          const char *from,
                          const char *to,
                          guint *n_left_out,
                          GError **error)
{
  /* "~" sorts behind every time of the day. */
  static const char sql[] = "SELECT c.id,"
                            "       c.is_unshareable OR coalesce (c.share_consent, '') = 'no'"
                            "       OR coalesce (s.is_unshareable, 0) OR coalesce (s.share_consent, '') = 'no'"
                            "       OR coalesce (k.is_unshareable, 0)"
                            "       OR coalesce (p.is_unshareable, 0) OR coalesce (p.share_consent, '') = 'no'"
                            "  FROM consultation c INDEXED BY consultation_received"
                            "  LEFT JOIN subject s ON s.id = c.subject"
                            "  LEFT JOIN \"case\" k ON k.id = c.\"case\""
                            "  LEFT JOIN subject p ON p.id = k.subject"
                            " WHERE c.received_at >= ?1 AND c.received_at <= ?2 || '~' AND c.state = 0"
                            "   AND c.area = (SELECT id FROM area WHERE uuid = ?3)"
                            " ORDER BY c.received_at, c.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MdgStep step;

  *n_left_out = 0;
  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, to);
  mdg_statement_bind_uuid (stmt, 3, area);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      gint64 id = mdg_statement_get_int64 (stmt, 0);

      if (mdg_statement_get_int64 (stmt, 1) != 0)
        ++*n_left_out;
      else
        g_array_append_val (ids, id);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
