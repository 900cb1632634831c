#define G_LOG_DOMAIN "mdg-base"

#include "mdg-error.h"

GQuark
mdg_error_quark (void)
{
  static GQuark quark;

  if (g_once_init_enter (&quark))
    g_once_init_leave (&quark, g_quark_from_static_string ("mdg-error"));

  return quark;
}
