"""What the words around a figure say of it: its period, its status, its scenario, its label."""
