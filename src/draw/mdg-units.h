#pragma once

/* Paper is planned in millimetres, type and cairo work in points. */
#define MDG_POINTS_PER_MM (72.0 / 25.4)

static inline double
mdg_mm_to_points (double mm)
{
  return mm * MDG_POINTS_PER_MM;
}

static inline double
mdg_points_to_mm (double points)
{
  return points / MDG_POINTS_PER_MM;
}
