#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-leak-query.h"

gboolean
mdg_leak_query_each (MdgStore *store,
                     MdgLeakSourceFound found,
                     gpointer data,
                     GError **error)
{
  /* The numbers are those of MdgLeakSource. */
  static const char sql[] = "SELECT 0, name, kana FROM subject WHERE name IS NOT NULL OR kana IS NOT NULL"
                            " UNION SELECT 1, name, NULL FROM person WHERE name IS NOT NULL"
                            " UNION SELECT 2, name, kana FROM consulter WHERE name IS NOT NULL OR kana IS NOT NULL"
                            " UNION SELECT 2, consulter_name, NULL FROM consultation WHERE consulter_name IS NOT NULL"
                            " UNION SELECT 3, name, kana FROM staff"
                            " UNION SELECT 4, doctor, NULL FROM subject WHERE doctor IS NOT NULL"
                            " UNION SELECT 4, care_manager, NULL FROM subject WHERE care_manager IS NOT NULL"
                            " UNION SELECT 4, with_whom, NULL FROM contact WHERE with_whom IS NOT NULL"
                            " UNION SELECT 4, who, NULL FROM follow_up WHERE who IS NOT NULL"
                            " UNION SELECT 4, adviser, NULL FROM agenda_item WHERE adviser IS NOT NULL"
                            " UNION SELECT 4, name, NULL FROM board_member WHERE name IS NOT NULL"
                            " UNION SELECT 4, name, NULL FROM attendance WHERE name IS NOT NULL"
                            " UNION SELECT 3, name, kana FROM doctor"
                            " UNION SELECT 4, name, NULL FROM attending"
                            " UNION SELECT 4, absent_name, NULL FROM cover"
                            " UNION SELECT 4, name, NULL FROM cover WHERE name IS NOT NULL"
                            " UNION SELECT 4, name, NULL FROM hand_raise"
                            " UNION SELECT 4, with_whom, NULL FROM support_call WHERE with_whom IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM hand_raise WHERE phone IS NOT NULL"
                            " UNION SELECT 5, fax, NULL FROM hand_raise WHERE fax IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM doctor WHERE phone IS NOT NULL"
                            " UNION SELECT 5, mobile, NULL FROM doctor WHERE mobile IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM attending WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM cover WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM subject WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM person WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM household WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM consulter WHERE phone IS NOT NULL"
                            " UNION SELECT 5, fax, NULL FROM consulter WHERE fax IS NOT NULL"
                            " UNION SELECT 5, mobile, NULL FROM consulter WHERE mobile IS NOT NULL"
                            " UNION SELECT 5, consulter_phone, NULL FROM consultation WHERE consulter_phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM contact WHERE phone IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM follow_up WHERE phone IS NOT NULL"
                            " UNION SELECT 6, address, NULL FROM subject WHERE address IS NOT NULL"
                            " UNION SELECT 6, address, NULL FROM household WHERE address IS NOT NULL"
                            " UNION SELECT 7, t.name, a.wide_area FROM town AS t LEFT JOIN area AS a ON a.id = t.area"
                            " UNION SELECT 8, affiliation, NULL FROM consulter WHERE affiliation IS NOT NULL"
                            " UNION SELECT 8, affiliation, NULL FROM consultation WHERE affiliation IS NOT NULL"
                            " UNION SELECT 8, affiliation, NULL FROM doctor WHERE affiliation IS NOT NULL"
                            " UNION SELECT 8, affiliation, NULL FROM attending WHERE affiliation IS NOT NULL"
                            " UNION SELECT 8, absent_affiliation, NULL FROM cover WHERE absent_affiliation IS NOT NULL"
                            " UNION SELECT 8, affiliation, NULL FROM cover WHERE affiliation IS NOT NULL"
                            " UNION SELECT 8, cgsc_name, NULL FROM area WHERE cgsc_name IS NOT NULL"
                            " UNION SELECT 8, name, NULL FROM agency WHERE name IS NOT NULL"
                            " UNION SELECT 5, phone, NULL FROM agency WHERE phone IS NOT NULL"
                            " UNION SELECT 5, mobile, NULL FROM agency WHERE mobile IS NOT NULL"
                            " UNION SELECT 4, name, NULL FROM agency_contact WHERE name IS NOT NULL"
                            " UNION SELECT 5, mobile, NULL FROM agency_contact WHERE mobile IS NOT NULL";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    found ((MdgLeakSource) mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1), mdg_statement_get_text (stmt, 2), data);

  return step == MDG_STEP_DONE;
}
