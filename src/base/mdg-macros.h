#pragma once

#include <glib-object.h>

/* Read, written by a setter that notifies only on change; names are static. */
#define MDG_PARAM_RW (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)
#define MDG_PARAM_RO (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/* Replaces *str by a copy of value; TRUE when that changed it. */
static inline gboolean
mdg_set_str (char **str,
             const char *value)
{
  char *copy;

  if (g_strcmp0 (*str, value) == 0)
    return FALSE;

  copy = g_strdup (value);
  g_free (*str);
  *str = copy;

  return TRUE;
}
